// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

/** The engine under test refused to go on. Its alert, if any, was sent. */
public final class EngineFault extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * For one refusal.
   *
   * @param code the engine's name for it, without colons
   * @param detail what else is known
   */
  public EngineFault(String code, String detail) {
    super(":" + code + ": " + detail);
  }

  /** For one refusal with its cause. */
  public EngineFault(String code, String detail, Throwable cause) {
    super(":" + code + ": " + detail, cause);
  }
}
