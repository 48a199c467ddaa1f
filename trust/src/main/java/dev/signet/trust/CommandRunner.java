// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.util.List;

/** Runs the programs that own a trust store. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * Runs a program to its end, without a shell and without standard input.
   *
   * @param command the program's name or path, then its arguments
   */
  CommandResult run(List<String> command);
}
