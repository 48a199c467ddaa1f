// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import java.util.Optional;

/** How a protocol that begins without TLS comes to it. */
@FunctionalInterface
interface Greeting {
  /** For protocols that begin with TLS. */
  Greeting NONE = stream -> Optional.empty();

  /**
   * Says what has to be said before the hello.
   *
   * @return why there will be no hello; empty where the server waits for one
   * @throws PlainStream.Ended where the connection is over
   */
  Optional<Ending> greet(PlainStream stream) throws PlainStream.Ended;

  /** The greeting of a dialect. */
  static Greeting of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresGreeting();
      case MYSQL -> new MysqlGreeting();
      case SMTP -> new SmtpGreeting();
      case IMAP -> new ImapGreeting();
      case POP3 -> new PopGreeting();
      case LDAP -> new LdapGreeting();
      case TLS, HTTPS, HTTP, POSTGRES_DIRECT, SMTPS, IMAPS, POP3S, LDAPS, MONGODB -> NONE;
    };
  }
}
