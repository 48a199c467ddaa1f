// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

/**
 * Something that was confirmed is lost, or something else that a crash must not do has happened.
 */
final class InvariantBroken extends Exception {
  private static final long serialVersionUID = 1L;

  InvariantBroken(String what) {
    super(what);
  }
}
