// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes small files below a user's home folder, which stay that user's also under sudo. */
record HomeFiles(Machine machine) {
  /**
   * Writes a file in one step, with the folders above it.
   *
   * @throws FindingException {@code trust-store-unwritable}, {@code trust-command-failed}
   */
  void write(Path file, byte[] content) {
    try {
      Path parent = file.toAbsolutePath().resolveSibling("");
      if (machine.sudo().isPresent()) {
        writeForOwner(parent, file, content);
        return;
      }
      Files.createDirectories(parent);
      Path fresh = Files.createTempFile(parent, "." + file.getFileName(), ".new");
      Files.write(fresh, content);
      publish(fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new FindingException(StoreFindings.unwritable(file), e);
    }
  }

  /** Copied with the owner's rights: a link in the home folder leads no further than those. */
  private void writeForOwner(Path parent, Path file, byte[] content) throws IOException {
    Path fresh = Files.createTempFile("signet-trust", ".tmp");
    try {
      Files.write(fresh, content);
      publish(fresh);
      run(List.of("mkdir", "-p", parent.toString()));
      run(List.of("cp", fresh.toString(), file.toString()));
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void run(List<String> command) {
    CommandResult result = machine.runAtHome(command);
    if (!result.isFine()) {
      throw new FindingException(StoreFindings.failed(command, result));
    }
  }

  /** Certificates are no secret, and services of other accounts may be given the file. */
  private static void publish(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
