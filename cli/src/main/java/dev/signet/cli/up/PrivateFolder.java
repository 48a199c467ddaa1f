// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.StoreCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that only this user can read. */
final class PrivateFolder {
  private PrivateFolder() {}

  /** The folder, made with mode 0700 where it is absent. */
  static Path make(Path folder) {
    try {
      if (Files.notExists(folder)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      return folder;
    } catch (IOException e) {
      throw new FindingException(
          Finding.about(StoreCode.DATA_DIRECTORY_NOT_WRITABLE)
              .subject(folder.toString())
              .found(String.valueOf(e.getMessage()))
              .build(),
          e);
    }
  }

  /**
   * An empty file with mode 0600 where there is none: for libraries that would make it readable to
   * others.
   */
  static void makeFile(Path file) throws IOException {
    if (Files.notExists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }
}
