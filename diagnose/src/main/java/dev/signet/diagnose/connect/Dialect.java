// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is spoken on a port: how TLS begins there, and what is said within. */
public enum Dialect {
  /** TLS at once, and nothing known of what is within. */
  TLS("tls", 443),
  /** HTTP within TLS. */
  HTTPS("https", 443),
  /** HTTP without TLS. */
  HTTP("http", 80),
  /** PostgreSQL: TLS upon an SSLRequest. */
  POSTGRES("postgres", 5432),
  /** PostgreSQL 17 and later with {@code sslnegotiation=direct}: TLS at once. */
  POSTGRES_DIRECT("postgres-direct", 5432),
  /** MySQL and MariaDB: TLS upon an SSLRequest packet after the server's greeting. */
  MYSQL("mysql", 3306),
  /** SMTP: TLS upon STARTTLS (RFC 3207). */
  SMTP("smtp", 25),
  /** SMTP within TLS (RFC 8314). */
  SMTPS("smtps", 465),
  /** IMAP: TLS upon STARTTLS (RFC 9051). */
  IMAP("imap", 143),
  /** IMAP within TLS (RFC 8314). */
  IMAPS("imaps", 993),
  /** POP3: TLS upon STLS (RFC 2595). */
  POP3("pop3", 110),
  /** POP3 within TLS (RFC 8314). */
  POP3S("pop3s", 995),
  /** LDAP: TLS upon the StartTLS operation (RFC 4511, 4.14). */
  LDAP("ldap", 389),
  /** LDAP within TLS. */
  LDAPS("ldaps", 636),
  /** MongoDB within TLS, which begins at once. */
  MONGODB("mongodb", 27017);

  private final String scheme;
  private final int port;

  Dialect(String scheme, int port) {
    this.scheme = scheme;
    this.port = port;
  }

  /** The dialect of a scheme as addresses have it; empty for one that is not spoken here. */
  public static Optional<Dialect> ofScheme(String scheme) {
    return scheme.equals("postgresql")
        ? Optional.of(POSTGRES)
        : Arrays.stream(values()).filter(each -> each.scheme.equals(scheme)).findFirst();
  }

  /** What is usually spoken on a port, where no scheme says it. */
  public static Dialect usualAt(int port) {
    return switch (port) {
      case 587 -> SMTP;
      case 5432 -> POSTGRES;
      case 3306 -> MYSQL;
      case 27017, 27018, 27019 -> MONGODB;
      default ->
          Arrays.stream(values())
              .filter(each -> each.port == port && each != TLS && each != HTTP)
              .findFirst()
              .orElse(HTTPS);
    };
  }

  /** The scheme in an address. */
  public String scheme() {
    return scheme;
  }

  /** The port where none is said. */
  public int port() {
    return port;
  }

  /** What is offered by ALPN (RFC 7301), most wanted first; nothing for no extension. */
  public List<String> protocols() {
    return switch (this) {
      case HTTPS -> List.of("http/1.1", "h2");
      case POSTGRES, POSTGRES_DIRECT -> List.of("postgresql");
      case TLS, HTTP, MYSQL, SMTP, SMTPS, IMAP, IMAPS, POP3, POP3S, LDAP, LDAPS, MONGODB ->
          List.of();
    };
  }

  /** Whether a hello is the first thing that a client says. */
  public boolean beginsWithTls() {
    return switch (this) {
      case POSTGRES, MYSQL, SMTP, IMAP, POP3, LDAP, HTTP -> false;
      case TLS, HTTPS, POSTGRES_DIRECT, SMTPS, IMAPS, POP3S, LDAPS, MONGODB -> true;
    };
  }
}
