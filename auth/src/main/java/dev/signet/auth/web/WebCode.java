// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What can be wrong with a request to the paths of this module. */
public enum WebCode implements Code {
  /** There is nothing at the path. */
  AUTH_PATH_UNKNOWN(Category.ABSENT),
  /** The path does not answer to the method. */
  AUTH_METHOD_UNKNOWN(Category.METHOD),
  /** The form was made for another browser session, or its cookie is gone. */
  FORM_STALE(Category.FORBIDDEN),
  /** The form was sent by a page of another site. */
  FORM_FOREIGN(Category.FORBIDDEN),
  /** The token request asks for a grant that does not exist here. */
  GRANT_TYPE_UNSUPPORTED(Category.MALFORMED),
  /** The token request lacks something or has it in a form that cannot be. */
  TOKEN_REQUEST_MALFORMED(Category.MALFORMED);

  private final Category category;

  WebCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}
