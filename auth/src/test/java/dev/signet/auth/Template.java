// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.store.Database;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty database with its tables, made once and copied for each test, because migrations take
 * longer than most tests.
 */
final class Template {
  private static final Path FILE = make();

  private Template() {}

  /** The database in a folder; one that has none gets it. */
  static StoreSettings in(Path folder) {
    Path target = folder.resolve(StoreSettings.FILE_NAME);
    try {
      if (Files.notExists(target)) {
        Files.copy(FILE, target);
      }
      return StoreSettings.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("signet-auth-test");
      Database.open(StoreSettings.in(folder), FixedClock.create()).close();
      Path file = folder.resolve(StoreSettings.FILE_NAME);
      file.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
