// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

/**
 * A program that ran to its end.
 *
 * @param exit its exit code
 * @param output what it wrote to both streams
 */
record Ran(int exit, String output) {
  /** The same, where it has to have ended well. */
  Ran succeeded() {
    if (exit != 0) {
      throw new IllegalStateException("exit code " + exit + ": " + output);
    }
    return this;
  }
}
