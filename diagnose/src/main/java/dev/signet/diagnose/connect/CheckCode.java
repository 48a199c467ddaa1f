// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What keeps a check from being made at all. */
public enum CheckCode implements Code {
  /** What was typed is no host. */
  CHECK_TARGET_MALFORMED(Category.USAGE),
  /** One of a certificate and its key was given without the other. */
  CHECK_CREDENTIAL_HALF(Category.USAGE);

  private final Category category;

  CheckCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.CONFIGURATION;
  }

  @Override
  public Category category() {
    return category;
  }
}
