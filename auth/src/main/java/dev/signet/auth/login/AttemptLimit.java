// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.secret.RandomSecret;

/**
 * How often something may fail within {@link AttemptCounter#WINDOW}.
 *
 * @param scope what failures are counted by; unique over all kinds
 * @param most how many
 * @param code what is answered beyond that
 */
record AttemptLimit(String scope, int most, LoginCode code) {
  private static final int PER_ACCOUNT = 10;
  private static final int PER_SOURCE = 100;
  private static final int REGISTRATIONS = 100;
  private static final int TAKEN_NAMES = 20;

  /** By account; the name is hashed, because people type their password into the wrong field. */
  static AttemptLimit account(String name) {
    return new AttemptLimit(
        "account:" + RandomSecret.hash(name), PER_ACCOUNT, LoginCode.LOGIN_THROTTLED_ACCOUNT);
  }

  /** By a device that its account's owner signed in on before. */
  static AttemptLimit device(String device) {
    return new AttemptLimit("device:" + device, PER_ACCOUNT, LoginCode.LOGIN_THROTTLED_ACCOUNT);
  }

  /** By address. */
  static AttemptLimit source(SourceAddress source) {
    return new AttemptLimit(
        "source:" + source.network(), PER_SOURCE, LoginCode.LOGIN_THROTTLED_SOURCE);
  }

  /** By address, for new accounts. */
  static AttemptLimit registration(SourceAddress source) {
    return new AttemptLimit(
        "register:" + source.network(), REGISTRATIONS, LoginCode.REGISTRATION_THROTTLED);
  }

  /**
   * By address, for names that turned out to be taken: what somebody asks for who looks for
   * accounts.
   */
  static AttemptLimit takenNames(SourceAddress source) {
    return new AttemptLimit(
        "taken:" + source.network(), TAKEN_NAMES, LoginCode.REGISTRATION_THROTTLED);
  }
}
