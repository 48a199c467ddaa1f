// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program of the real machine that changes nothing. */
final class OutsideProgram {
  private OutsideProgram() {}

  /** The lines that it prints; none where it is not there or fails. */
  static List<String> lines(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      return process.waitFor() == 0
          ? new String(output, StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException absent) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
