// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

/** Something is not what the command line says that it must be. */
final class Unexpected extends Exception {
  private static final long serialVersionUID = 1L;

  Unexpected(String message) {
    super(message);
  }

  /** Compares. */
  static void unless(boolean holds, String message) throws Unexpected {
    if (!holds) {
      throw new Unexpected(message);
    }
  }
}
