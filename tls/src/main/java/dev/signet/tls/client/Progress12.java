// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Protocol;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.key.HelloRandoms;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;

/**
 * A client of TLS 1.2 that has the ServerHello.
 *
 * @param target who to reach
 * @param greeting what was offered
 * @param transcript all messages so far
 * @param hello what the server chose of it
 * @param chosen the parts of it that were checked
 */
record Progress12(
    Target target, Greeting greeting, Transcript transcript, ServerHello hello, Chosen chosen) {
  /**
   * What the server chose.
   *
   * @param suite how records are protected
   * @param protocol by ALPN; empty for none
   * @param extendedMasterSecret whether the server has RFC 7627
   * @param kinds how the Certificate messages are to be read
   */
  record Chosen(
      CipherSuite suite, String protocol, boolean extendedMasterSecret, ChosenKinds kinds) {}

  ClientConfig config() {
    return target.config();
  }

  HelloRandoms randoms() {
    return new HelloRandoms(greeting.random(), hello.random());
  }

  /** Whether a CertificateStatus may follow the certificate. */
  boolean mayStaple() {
    return hello.extensions().has(ExtensionTypes.STATUS_REQUEST);
  }

  /** Whether a ticket comes before the server's change_cipher_spec. */
  boolean ticketPromised() {
    return hello.extensions().has(ExtensionTypes.SESSION_TICKET);
  }

  /** Of a full handshake. */
  ConnectionFacts facts(NamedGroup group, Shown local, Shown server) {
    return facts(Optional.of(group), Resumption.NONE, local, server);
  }

  /** Of a session that goes on, with the group of then. */
  ConnectionFacts resumed(Optional<NamedGroup> group, Shown server) {
    return facts(group, Resumption.RESUMED, Shown.NOTHING, server);
  }

  private ConnectionFacts facts(
      Optional<NamedGroup> group, Resumption resumption, Shown local, Shown server) {
    Protocol protocol =
        new Protocol(
            ProtocolVersion.TLS12,
            chosen.suite(),
            group,
            resumption,
            chosen.extendedMasterSecret(),
            greeting.random());
    return new ConnectionFacts(protocol, target.names(chosen.protocol()), local, server);
  }
}
