// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Category;
import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/** Why a TLS connection from a client did not come about. */
public enum TlsCode implements Code {
  /** The client sent an alert. */
  TLS_PEER_ALERT(Category.PROTOCOL),
  /** The client offers only versions older than TLS 1.2. */
  TLS_VERSION_REFUSED(Category.PROTOCOL),
  /** No cipher suite, group or signature scheme is common to both. */
  TLS_NO_COMMON_GROUND(Category.PROTOCOL),
  /** No application protocol is common to both (RFC 7301). */
  TLS_NO_COMMON_PROTOCOL(Category.PROTOCOL),
  /** The client spoke plain HTTP to a port of TLS. */
  TLS_PLAIN_HTTP(Category.PROTOCOL),
  /** The bytes are no TLS. */
  TLS_NOT_SPOKEN(Category.PROTOCOL),
  /** The client asked for a name that has no certificate here. */
  TLS_NAME_UNKNOWN(Category.NAME),
  /** The client named no server, and there is no certificate for that case. */
  TLS_NAME_MISSING(Category.NAME),
  /** The client certificate is missing or refused. */
  TLS_CLIENT_CERTIFICATE_REFUSED(Category.CLIENT_CERTIFICATE),
  /** The client went away in the middle of the handshake. */
  TLS_CLIENT_GONE(Category.UNREACHABLE),
  /** The handshake took too long. */
  TLS_HANDSHAKE_SLOW(Category.CLIENT_SLOW),
  /** The client broke a rule of TLS. */
  TLS_HANDSHAKE_FAILED(Category.PROTOCOL);

  private final Category category;

  TlsCode(Category category) {
    this.category = category;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public Fault fault() {
    return category == Category.UNREACHABLE ? Fault.NETWORK : Fault.PEER;
  }

  @Override
  public Category category() {
    return category;
  }
}
