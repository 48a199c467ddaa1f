// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum HttpCode implements Code {
  /** The request's content is larger than the limit. */
  REQUEST_CONTENT_TOO_LARGE(Fault.PEER, Category.CONTENT_SIZE);

  private final Fault fault;
  private final Category category;

  HttpCode(Fault fault, Category category) {
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
