// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.Parameters;
import dev.signet.tls.PeerCertificates.PeerRole;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.wire.Bytes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client that may be asked after the handshake who it is (RFC 9846, 4.6.2): one question at a
 * time, so that what is kept for it is bounded.
 */
final class LateClient {
  /** RFC 9846, 4.3.2: unique within the connection, and not to be guessed. */
  private static final int CONTEXT_LENGTH = 16;

  private final ServerConfig config;
  private final CertificateKind kind;
  private final Transcript handshake;
  private final Tickets13 tickets;
  private @Nullable LateRequest request;

  /**
   * For one connection.
   *
   * @param kind what was agreed on that the client shows
   * @param handshake all messages up to the client's Finished
   * @param tickets owned from here on
   */
  LateClient(ServerConfig config, CertificateKind kind, Transcript handshake, Tickets13 tickets) {
    this.config = config;
    this.kind = kind;
    this.handshake = handshake;
    this.tickets = tickets;
  }

  /** Whether an answer is awaited. */
  boolean isAsked() {
    return request != null;
  }

  void ask(ClientAuthentication.Asked asked, Flow flow) {
    if (isAsked() || !asked.wishes().kinds().contains(kind)) {
      throw new IllegalStateException(
          isAsked() ? "the client has not answered yet" : "agreed on was " + kind);
    }
    byte[] context = new byte[CONTEXT_LENGTH];
    config.environment().random().nextBytes(context);
    Transcript transcript = handshake.copy();
    flow.send(
        CertificateMessages.request13(Bytes.wrap(context), config.parameters(), asked), transcript);
    request = new LateRequest(Bytes.wrap(context), new AskedClient(asked, kind), transcript);
  }

  /** What is spoken. */
  Parameters parameters() {
    return config.parameters();
  }

  /**
   * Takes the first message of the answer.
   *
   * @param message the same in its bytes
   */
  HandshakeState answer(ServerTraffic13 traffic, Certificate13 certificate, InboundMessage message)
      throws TlsFault {
    LateRequest open = Objects.requireNonNull(request);
    // RFC 9846, 4.4.2: "the value of certificate_request_context in that message".
    if (!certificate.requestContext().equals(open.context())) {
      throw PeerMisbehaved.CERTIFICATE_CONTEXT_WRONG.toFault(
          open.context().hex(), certificate.requestContext().hex());
    }
    ClientAuthentication.Asked asked = open.asked().asked();
    CertificateMessages.requireAsked(certificate, asked.wishes());
    if (certificate.entries().isEmpty()) {
      if (asked.required()) {
        throw CertificateFault.CERTIFICATE_MISSING.toFault();
      }
      open.transcript().add(message.whole());
      return new ExpectLateFinished13(traffic, open, Shown.NOTHING);
    }
    PeerQuestion question =
        PeerQuestion.of(
            PeerRole.CLIENT,
            certificate,
            kind,
            traffic.facts().names().serverName(),
            config.parameters());
    open.transcript().add(message.whole());
    return new ExpectLateVerify13(traffic, open, question);
  }

  /** The answer is whole; the client gets a ticket that knows it. */
  void answered(ConnectionFacts facts, Flow flow) {
    request = null;
    if (!facts.peer().chain().isEmpty()) {
      tickets.sendLate(facts, flow);
    }
  }

  void wipe() {
    tickets.wipe();
  }
}
