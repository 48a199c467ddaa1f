// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One step in the history of the tables: {@code V2__auth.sql}.
 *
 * @param name the file's name
 * @param text its content
 */
record MigrationScript(String name, String text) {
  static final String FOLDER = "/dev/signet/store/migration/";

  /**
   * Every script, oldest first. They are named and not searched for: a search finds other things in
   * a folder, in a jar, on a module path and in an image. A script that was published is never
   * changed, only followed by another.
   */
  static final List<String> NAMES =
      List.of(
          "V1__store.sql",
          "V2__auth.sql",
          "V3__ca.sql",
          "V4__acme.sql",
          "V5__responder.sql",
          "V6__revocation.sql",
          "V7__log.sql",
          "V8__acme_bindings.sql",
          "V9__enrolment.sql",
          "V10__enrolment_token.sql",
          "V11__open_orders.sql");

  static List<MigrationScript> all() {
    return NAMES.stream().map(MigrationScript::load).toList();
  }

  /** The number between {@code V} and {@code __}. */
  int version() {
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  /** What Flyway writes beside an applied script: CRC-32 over the lines without their ends. */
  int checksum() {
    CRC32 sum = new CRC32();
    text.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) sum.getValue();
  }

  private static MigrationScript load(String name) {
    try (@Nullable InputStream stream = MigrationScript.class.getResourceAsStream(FOLDER + name)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + FOLDER + name);
      }
      return new MigrationScript(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
