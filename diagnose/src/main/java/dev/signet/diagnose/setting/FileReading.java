// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import dev.signet.diagnose.fact.FileContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file of roots, whatever it is. */
final class FileReading {
  /** The bundle of all public roots has 250 KB. */
  private static final int MAX_BYTES = 4 << 20;

  private static final String BEGIN = "-----BEGIN ";
  private static final String CERTIFICATE = "CERTIFICATE-----";

  private FileReading() {}

  /** What is at a place; a key store is opened with the password, or without one. */
  static FileContent at(Path path, Optional<String> password) {
    if (Files.notExists(path)) {
      return FileContent.ABSENT;
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      return FileContent.UNJUDGED;
    }
    try {
      return Files.size(path) > MAX_BYTES
          ? FileContent.UNJUDGED
          : of(Files.readAllBytes(path), password);
    } catch (IOException notReadable) {
      return FileContent.UNJUDGED;
    }
  }

  private static FileContent of(byte[] bytes, Optional<String> password) {
    if (bytes.length == 0) {
      return FileContent.EMPTY;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains(BEGIN)) {
      return text.contains(CERTIFICATE) ? FileContent.PEM_CERTIFICATES : FileContent.PEM_OTHERS;
    }
    return StoreReading.of(bytes, password);
  }
}
