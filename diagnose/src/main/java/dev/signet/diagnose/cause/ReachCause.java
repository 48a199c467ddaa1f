// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Category;

/** Why nothing that speaks TLS is reached: the way there, or another protocol on the port. */
public enum ReachCause implements Cause {
  /** No address for the name. */
  NAME_NOT_RESOLVED(Kind.NETWORK, Category.UNREACHABLE),
  /** The hosts file of this machine says another address than the network would. */
  ADDRESS_FROM_HOSTS_FILE(Kind.SETTING, Category.UNREACHABLE),
  /** Nobody listens on the port. */
  PORT_REFUSED(Kind.PEER, Category.UNREACHABLE),
  /** Nothing answers at the address. */
  PORT_FILTERED(Kind.NETWORK, Category.UNREACHABLE),
  /** There is no way to the address from here. */
  ADDRESS_UNREACHABLE(Kind.NETWORK, Category.UNREACHABLE),
  /** The way out leads through a proxy that is set for this machine. */
  PROXY_NEEDED(Kind.NETWORK, Category.UNREACHABLE),
  /** The connection is closed before a byte was said. */
  CLOSED_ON_ACCEPT(Kind.PEER, Category.UNREACHABLE),
  /** The server takes the hello and says nothing. */
  HELLO_UNANSWERED(Kind.PEER, Category.UNREACHABLE),
  /** A hello with post-quantum key shares is lost on the way, a small one is not. */
  LARGE_HELLO_DROPPED(Kind.NETWORK, Category.UNREACHABLE),
  /** The server closes the connection upon the hello, without a word. */
  HELLO_CLOSED(Kind.PEER, Category.PROTOCOL),
  /** The connection is reset upon the hello. */
  HELLO_RESET(Kind.NETWORK, Category.PROTOCOL),
  /** A hello that names the host is cut off, one without a name is not. */
  NAME_FILTERED(Kind.NETWORK, Category.PROTOCOL),
  /** The port speaks HTTP without TLS. */
  PLAIN_HTTP_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks SSH. */
  SSH_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks SMTP, which begins without TLS. */
  SMTP_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks IMAP, which begins without TLS. */
  IMAP_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks POP3, which begins without TLS. */
  POP_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks FTP, which begins without TLS. */
  FTP_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks the protocol of MySQL, which begins without TLS. */
  MYSQL_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks the protocol of PostgreSQL, which begins without TLS. */
  POSTGRES_PORT(Kind.PEER, Category.PROTOCOL),
  /** The port speaks TLS, and was asked without it. */
  TLS_PORT_SPOKEN_PLAINLY(Kind.PEER, Category.PROTOCOL),
  /** The port speaks something that is not TLS and that nobody here knows. */
  PROTOCOL_UNKNOWN(Kind.PEER, Category.PROTOCOL),
  /** The server waits for a header of the PROXY protocol. */
  PROXY_HEADER_WANTED(Kind.PEER, Category.PROTOCOL),
  /** The server begins with a header of the PROXY protocol. */
  PROXY_HEADER_SENT(Kind.PEER, Category.PROTOCOL),
  /** The server speaks the protocol that was asked for, but without TLS. */
  TLS_NOT_OFFERED(Kind.PEER, Category.PROTOCOL),
  /** The server does not speak the protocol that was asked for. */
  GREETING_FOREIGN(Kind.PEER, Category.PROTOCOL);

  private final Kind kind;
  private final Category category;

  ReachCause(Kind kind, Category category) {
    this.kind = kind;
    this.category = category;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Category category() {
    return category;
  }
}
