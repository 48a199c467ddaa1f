// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

/**
 * How a program ended.
 *
 * @param exit its exit code; {@value #NOT_STARTED} where it could not be started, {@value
 *     #TIMED_OUT} where it took too long
 * @param output what it wrote to standard output
 * @param error what it wrote to standard error, or why it could not be started
 */
public record CommandResult(int exit, String output, String error) {
  /** The exit code that shells give a program that does not exist. */
  public static final int NOT_STARTED = 127;

  /** The exit code that {@code timeout} gives. */
  public static final int TIMED_OUT = 124;

  /** Whether it did what it was asked. */
  public boolean isFine() {
    return exit == 0;
  }
}
