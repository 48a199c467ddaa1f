// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The rules that a new password can break, and the bound on how many are checked at once. */
public enum PasswordCode implements Code {
  /** Fewer characters than any password may have. */
  PASSWORD_TOO_SHORT(Category.UNPROCESSABLE),
  /** More characters than the bound. */
  PASSWORD_TOO_LONG(Category.UNPROCESSABLE),
  /** Half of a surrogate pair: it has no form in which it could be typed again. */
  PASSWORD_UNREADABLE(Category.UNPROCESSABLE),
  /** On the list of passwords that everybody tries first. */
  PASSWORD_COMMON(Category.UNPROCESSABLE),
  /** Little more than the user name or the product's name. */
  PASSWORD_GUESSABLE(Category.UNPROCESSABLE),
  /** More passwords wait to be checked than the queue holds. */
  PASSWORD_CHECKS_BUSY(Category.UNAVAILABLE);

  private final Category category;

  PasswordCode(Category category) {
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
