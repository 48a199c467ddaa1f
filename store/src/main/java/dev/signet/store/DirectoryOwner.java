// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Compares a folder's owner with the user that this process runs as. */
final class DirectoryOwner {
  /**
   * Belongs to the process's own user. Asked rather than the user's name, which a container need
   * not have one for.
   */
  private static final Path SELF = Path.of("/proc/self");

  private DirectoryOwner() {}

  /** The owner's name, when it is somebody else. */
  static Optional<String> foreign(Path folder) throws IOException {
    String owner = Files.getOwner(folder).getName();
    boolean own =
        Files.exists(SELF)
            ? Files.getAttribute(folder, "unix:uid").equals(Files.getAttribute(SELF, "unix:uid"))
            : owner.equals(System.getProperty("user.name"));
    return own ? Optional.empty() : Optional.of(owner);
  }
}
