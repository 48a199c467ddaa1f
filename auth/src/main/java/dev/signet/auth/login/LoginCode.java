// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** Why a login is refused, or does not go on. */
public enum LoginCode implements Code {
  /** Name or password is wrong, or the account cannot sign in: which one is not told. */
  LOGIN_REFUSED(Category.UNAUTHENTICATED),
  /** The password that was to be changed is another one. */
  CURRENT_PASSWORD_WRONG(Category.FORBIDDEN),
  /** Too many failed logins for this account. */
  LOGIN_THROTTLED_ACCOUNT(Category.THROTTLED),
  /** Too many failed logins from this address. */
  LOGIN_THROTTLED_SOURCE(Category.THROTTLED),
  /** Too many accounts asked for from this address. */
  REGISTRATION_THROTTLED(Category.THROTTLED),
  /** Nobody can make an account here. */
  REGISTRATION_CLOSED(Category.FORBIDDEN),
  /** The login was ended: by sign-out, by an administrator, or because the password changed. */
  LOGIN_ENDED(Category.UNAUTHENTICATED),
  /** The cookie belongs to no session that goes on. */
  SESSION_UNKNOWN(Category.UNAUTHENTICATED),
  /** The account was disabled. */
  ACCOUNT_DISABLED(Category.UNAUTHENTICATED),
  /** The text is no refresh token of ours. */
  REFRESH_TOKEN_UNKNOWN(Category.UNAUTHENTICATED),
  /** The refresh token's login was ended or is over. */
  REFRESH_TOKEN_ENDED(Category.UNAUTHENTICATED),
  /** The refresh token was used before: its family is ended. */
  REFRESH_TOKEN_REUSED(Category.UNAUTHENTICATED),
  /** What changed lately is not known, so nothing can be judged. */
  CHANGES_UNKNOWN(Category.UNAVAILABLE);

  private final Category category;

  LoginCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return category == Category.UNAVAILABLE ? Fault.OURS : Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}
