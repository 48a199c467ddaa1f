// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.explain.Finding;
import dev.signet.store.DataDirectory;
import dev.signet.store.StoreCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the data directory is ours and closed to others.
 *
 * @param patient whose directory it is
 */
record DirectoryExamination(Patient patient) implements Examination {
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  @Override
  public String subject() {
    return "data directory";
  }

  @Override
  public List<Finding> look() {
    Path data = patient.data();
    if (Files.notExists(data)) {
      return List.of();
    }
    if (!DataDirectory.isPresent(data)) {
      return List.of(
          Finding.about(StoreCode.DATA_DIRECTORY_FOREIGN)
              .subject(data.toString())
              .found("a folder that Signet has not made")
              .build());
    }
    try {
      Set<PosixFilePermission> mode =
          Files.getPosixFilePermissions(data, LinkOption.NOFOLLOW_LINKS);
      boolean exposed = mode.stream().anyMatch(OTHERS::contains);
      return exposed ? List.of(exposed(data, mode)) : List.of();
    } catch (IOException e) {
      return List.of(
          Finding.about(StoreCode.FILE_NOT_READABLE)
              .subject(data.toString())
              .found(String.valueOf(e.getMessage()))
              .build());
    }
  }

  @Override
  public String seen() {
    return patient.data() + (Files.exists(patient.data()) ? "" : " (not there yet)");
  }

  private static Finding exposed(Path data, Set<PosixFilePermission> mode) {
    return Finding.about(StoreCode.DATA_DIRECTORY_EXPOSED)
        .subject(data.toString())
        .wanted("rwx------")
        .found(PosixFilePermissions.toString(mode))
        .build();
  }

  /** The nearest folder above that exists. */
  static Path existing(Path path) {
    return Stream.iterate(path, Path::getParent)
        .takeWhile(java.util.Objects::nonNull)
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of("/"));
  }
}
