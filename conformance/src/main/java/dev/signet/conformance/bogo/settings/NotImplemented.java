// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.settings;

/** A test needs what the shim or the engine behind it does not have. */
public final class NotImplemented extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * For one missing thing.
   *
   * @param what is counted by this text
   */
  public NotImplemented(String what) {
    super(what);
  }
}
