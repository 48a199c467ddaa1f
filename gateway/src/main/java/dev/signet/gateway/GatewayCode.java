// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** The checks of this module that can fail. */
public enum GatewayCode implements Code {
  /** The request target holds what no target may hold. */
  TARGET_MALFORMED(Category.MALFORMED),
  /** The path could be read in two ways, and a gate depends on which. */
  PATH_AMBIGUOUS(Category.MALFORMED),
  /** No route and none of our names is the host that was asked for. */
  HOST_UNKNOWN(Category.MISDIRECTED),
  /** The host has no route for the path. */
  ROUTE_UNKNOWN(Category.ABSENT),
  /** A method that a reverse proxy must not pass on. */
  METHOD_REFUSED(Category.METHOD),
  /** More than one credential of the same kind came. */
  CREDENTIAL_AMBIGUOUS(Category.MALFORMED),
  /** Another site's page made a signed-in browser send this. */
  REQUEST_CROSS_ORIGIN(Category.FORBIDDEN),
  /** The gateway is not ready to take requests. */
  GATEWAY_NOT_READY(Category.UNAVAILABLE),
  /** The judge of credentials failed in a way that it should not. */
  VERIFIER_FAILED(Category.UNAVAILABLE);

  private final Category category;

  GatewayCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return switch (this) {
      case GATEWAY_NOT_READY, ROUTE_UNKNOWN, HOST_UNKNOWN -> Fault.CONFIGURATION;
      case VERIFIER_FAILED -> Fault.OURS;
      case TARGET_MALFORMED,
          PATH_AMBIGUOUS,
          METHOD_REFUSED,
          CREDENTIAL_AMBIGUOUS,
          REQUEST_CROSS_ORIGIN ->
          Fault.PEER;
    };
  }

  @Override
  public Category category() {
    return category;
  }
}
