// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What can be wrong with an account or a one-time link. */
public enum AccountCode implements Code {
  /** The text can be no user name. */
  USERNAME_UNACCEPTABLE(Category.UNPROCESSABLE),
  /** The name belongs to somebody else already. */
  ACCOUNT_EXISTS(Category.CONFLICT),
  /** No account has the name. */
  ACCOUNT_UNKNOWN(Category.ABSENT),
  /** The one-time link was used, is over, or never was one. */
  LINK_SPENT(Category.FORBIDDEN);

  private final Category category;

  AccountCode(Category category) {
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
