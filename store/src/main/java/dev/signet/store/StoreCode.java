// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum StoreCode implements Code {
  /** A sealed value was sealed under another key, for another purpose, or was changed. */
  KEYRING_MISMATCH(Fault.CONFIGURATION, Category.LOCAL);

  private final Fault fault;
  private final Category category;

  StoreCode(Fault fault, Category category) {
    this.fault = fault;
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return fault;
  }

  @Override
  public Category category() {
    return category;
  }
}
