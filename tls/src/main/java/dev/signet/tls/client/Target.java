// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.ConnectionFacts.Names;
import dev.signet.tls.ExternalPsks;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;

/**
 * Who a client wants to reach, and how.
 *
 * @param config what all connections share
 * @param serverName in lower case; empty for none
 * @param port with the name, what sessions are kept by
 * @param earlyData whether early data is offered where a session allows it
 * @param ech whether the name is hidden, or hides another
 */
record Target(ClientConfig config, String serverName, int port, boolean earlyData, EchRole ech) {
  Primitives primitives() {
    return config.environment().primitives();
  }

  /** Whether TLS 1.3 is offered. */
  boolean offers13() {
    return config.parameters().allows(ProtocolVersion.TLS13);
  }

  /** The same with a hello that pretends to carry an encrypted one. */
  Target greased() {
    return new Target(config, serverName, port, earlyData, new EchRole.Greased());
  }

  /** The same, to be asked for in a hello that is encrypted: TLS 1.3 and nothing else. */
  Target inner() {
    ClientConfig strict =
        config.withParameters(config.parameters().withVersions(ProtocolVersion.TLS13));
    return new Target(strict, serverName, port, earlyData, new EchRole.Inner());
  }

  /**
   * The server that everybody sees. It gets no certificate of ours, no session goes on with it, and
   * none is kept (RFC 9849, 6.1.7).
   */
  Target outer(String publicName) {
    // RFC 9846, 4.2.9: without psk_key_exchange_modes there must be no pre_shared_key either, which
    // the outer hello pretends to have.
    boolean resumes = config.sessions().takesTickets() || !config.psks().keys().isEmpty();
    ClientConfig bare =
        config
            .withCredentials(ClientCredentials.none())
            .withSessions(new ForgottenSessions(resumes))
            .withPsks(ExternalPsks.NONE);
    return new Target(
        bare, publicName, port, false, new EchRole.Outer(serverName, Optional.empty()));
  }

  /** The same, whose server has said what should have been used. */
  Target replacedBy(EchRole.Outer outer, EchConfigList replacement) {
    return new Target(
        config,
        serverName,
        port,
        earlyData,
        new EchRole.Outer(outer.wanted(), Optional.of(replacement)));
  }

  /** The question about the server's certificate: by which name it is judged. */
  PeerQuestion asks(PeerQuestion question) {
    return ech instanceof EchRole.Outer ? question.forPublicName() : question;
  }

  Names names(String applicationProtocol) {
    return new Names(serverName, applicationProtocol, ech.status());
  }

  /**
   * Ends a handshake that went well with the public name alone.
   *
   * <p>RFC 9849, 6.1.6: "If both authentication and the handshake complete successfully, the client
   * MUST ... abort the connection with an "ech_required" alert before sending any application
   * data".
   */
  void requireWanted() throws TlsFault {
    if (ech instanceof EchRole.Outer(String wanted, Optional<EchConfigList> replacement)) {
      Optional<EchConfigList> usable = replacement.filter(list -> !list.usable().isEmpty());
      config.ech().replaced(wanted, port, usable);
      throw PeerIncompatible.ECH_REFUSED.toFault(
          "the server",
          serverName,
          usable.isPresent() ? "other configurations" : "none, which turns it off");
    }
  }
}
