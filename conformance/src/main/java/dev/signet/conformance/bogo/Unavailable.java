// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo;

/** The runner cannot be had on this machine. */
final class Unavailable extends Exception {
  private static final long serialVersionUID = 1L;

  Unavailable(String missing) {
    super(missing);
  }

  Unavailable(String missing, Throwable cause) {
    super(missing + ": " + cause.getMessage(), cause);
  }
}
