// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The file in which a machine keeps addresses of names by itself (hosts(5)). */
public final class HostsFile {
  /** Lists that block advertisements have some megabytes. */
  private static final int MAX_BYTES = 16 << 20;

  private HostsFile() {}

  /** The first address that the file has for a name; empty where it has none. */
  public static Optional<String> address(Path file, String name) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return Optional.empty();
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
          .filter(words -> Arrays.stream(words).skip(1).anyMatch(name::equalsIgnoreCase))
          .map(words -> words[0])
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
