// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says that something happened which should not be able to, and keeps what is needed to find out
 * why.
 */
final class Breakdown {
  private Breakdown() {}

  /** The finding for an exception that nobody expected. */
  static Finding finding(Throwable unexpected) {
    return Finding.about(CliCode.INTERNAL_ERROR)
        .found(unexpected.getClass().getSimpleName())
        .with("path", record(unexpected))
        .build();
  }

  // The trace goes to a file of its own: it is for whoever mends it, and would hide the sentence
  // that helps whoever met it.
  private static String record(Throwable unexpected) {
    StringWriter trace = new StringWriter();
    unexpected.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("signet-failure-", ".log");
      Files.writeString(file, trace.toString());
      return file.toString();
    } catch (IOException e) {
      return "(no file could be written: " + e.getMessage() + ")";
    }
  }
}
