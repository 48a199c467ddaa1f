// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.client;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** What can go wrong between us and a server behind us. */
public enum ClientCode implements Code {
  /** Nothing listens at the upstream's address. */
  UPSTREAM_REFUSED(Fault.CONFIGURATION, Category.UPSTREAM),
  /** The upstream's host name has no address. */
  UPSTREAM_UNKNOWN(Fault.CONFIGURATION, Category.UPSTREAM),
  /** The upstream's address cannot be reached. */
  UPSTREAM_UNREACHABLE(Fault.NETWORK, Category.UPSTREAM),
  /** The upstream did not accept the connection in time. */
  UPSTREAM_CONNECT_TIMEOUT(Fault.NETWORK, Category.UPSTREAM_SLOW),
  /** The upstream's certificate does not hold, or it speaks no TLS. */
  UPSTREAM_UNTRUSTED(Fault.PEER, Category.UPSTREAM),
  /** The upstream did not begin its answer in time. */
  UPSTREAM_SILENT(Fault.PEER, Category.UPSTREAM_SLOW),
  /** The upstream stopped in the middle of its answer. */
  UPSTREAM_STALLED(Fault.PEER, Category.UPSTREAM_SLOW),
  /** The upstream closed the connection before its answer was whole. */
  UPSTREAM_BROKEN(Fault.PEER, Category.UPSTREAM),
  /** The upstream's answer breaks the rules of HTTP/1.1. */
  UPSTREAM_MALFORMED(Fault.PEER, Category.UPSTREAM),
  /** Every connection that the upstream may have is in use. */
  UPSTREAM_BUSY(Fault.CONFIGURATION, Category.UNAVAILABLE),
  /** A field of the request would end its line early. */
  REQUEST_UNSENDABLE(Fault.PEER, Category.MALFORMED),
  /** The request's content is longer or shorter than its head said. */
  FORWARDED_LENGTH_WRONG(Fault.PEER, Category.MALFORMED),
  /** The client stopped sending the request's content or taking the answer's. */
  CLIENT_STALLED(Fault.PEER, Category.CLIENT_SLOW);

  private final Fault fault;
  private final Category category;

  ClientCode(Fault fault, Category category) {
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
