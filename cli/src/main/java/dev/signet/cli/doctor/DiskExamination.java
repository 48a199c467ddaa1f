// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.doctor;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Whether there is room for the database to grow.
 *
 * @param patient whose disk it is
 */
record DiskExamination(Patient patient) implements Examination {
  /** The logs alone may take this much. */
  private static final long ENOUGH = 512L << 20;

  private static final long MEBIBYTE = 1L << 20;

  @Override
  public String subject() {
    return "disk";
  }

  @Override
  public List<Finding> look() {
    long room = room();
    return room >= ENOUGH
        ? List.of()
        : List.of(
            Finding.about(CliCode.DISK_NEARLY_FULL)
                .subject(patient.data().toString())
                .wanted("at least " + ENOUGH / MEBIBYTE + " MiB free")
                .found(room / MEBIBYTE + " MiB free")
                .build());
  }

  @Override
  public String seen() {
    return room() / MEBIBYTE + " MiB free";
  }

  private long room() {
    try {
      return Files.getFileStore(DirectoryExamination.existing(patient.data())).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }
}
