// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import java.nio.file.Path;

/**
 * Files that the settings name, by paths from the settings file's own folder.
 *
 * @param settings the settings file
 */
record SettingFolder(Path settings) {
  Path file(String setting) {
    return settings.toAbsolutePath().resolveSibling(setting).normalize();
  }

  /** The first line of a file with a secret. */
  String secret(String setting) {
    return SecretLine.read(file(setting));
  }
}
