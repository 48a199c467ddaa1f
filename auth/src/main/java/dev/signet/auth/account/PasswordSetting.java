// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.auth.password.PasswordHasher;
import dev.signet.auth.password.PasswordRules;
import dev.signet.explain.Redacted;

/**
 * What a new password goes through before it is stored.
 *
 * @param rules refuse it
 * @param hasher makes what is stored
 */
public record PasswordSetting(PasswordRules rules, PasswordHasher hasher) {
  /**
   * The PHC string of a password that keeps the rules. Takes some 20 ms; not for within a
   * transaction.
   */
  String hash(Redacted password, Username owner) {
    rules.check(password, owner.text());
    return hasher.hash(password);
  }
}
