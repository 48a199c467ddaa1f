// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.store.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Files that the settings name, by paths from the settings file's own folder.
 *
 * @param settings the settings file
 */
record SettingFolder(Path settings) {
  /** Keys have some dozens of characters. */
  private static final int MAX_SECRET = 4096;

  Path file(String setting) {
    return settings.toAbsolutePath().resolveSibling(setting).normalize();
  }

  /** The first line of a file with a secret. */
  String secret(String setting) {
    String text = new String(AtomicFile.read(file(setting), MAX_SECRET), StandardCharsets.UTF_8);
    return text.lines().findFirst().map(String::strip).orElse("");
  }
}
