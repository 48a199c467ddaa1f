// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.GeneralSecurityException;

/**
 * Replaces a file in one step, with its owner and mode, so that no program ever starts with half a
 * list of roots.
 */
final class SwappedFile {
  private SwappedFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  interface Content {
    /** Writes all of it; the stream stays the caller's. */
    void writeTo(OutputStream out) throws IOException, GeneralSecurityException;
  }

  /** Replaces a file that exists. */
  static void replace(Path file, Content content) throws IOException, GeneralSecurityException {
    // A link stays a link: what it leads to is replaced.
    Path real = file.toRealPath();
    Path fresh = Files.createTempFile(real.resolveSibling(""), "." + real.getFileName(), ".new");
    try {
      try (OutputStream out = Files.newOutputStream(fresh)) {
        content.writeTo(out);
      }
      copyOwnership(real, fresh);
      Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void copyOwnership(Path from, Path to) throws IOException {
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    view.setOwner(old.owner());
    view.setGroup(old.group());
    view.setPermissions(old.permissions());
  }
}
