// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.extension.EarlyDataLimit;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ApplicationKeys13;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.TrafficKeys13;
import dev.signet.tls.handshake.TrafficState;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.key.ResumptionSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.NewSessionTicket13;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CertificateKind;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client of TLS 1.3 whose handshake is over. */
final class ClientTraffic13 implements TrafficState {
  /** Each costs us a signature; nobody asks so often without a word between. */
  private static final int MAX_REQUESTS_WITHOUT_DATA = 8;

  private final Target target;
  private final ConnectionFacts facts;
  private final TrafficKeys13 keys;
  private final ResumptionSecret resumption;
  private final Late late;

  private ClientTraffic13(
      Target target,
      ConnectionFacts facts,
      TrafficKeys13 keys,
      ResumptionSecret resumption,
      Late late) {
    this.target = target;
    this.facts = facts;
    this.keys = keys;
    this.resumption = resumption;
    this.late = late;
  }

  /** What late requests for our certificate are answered with, and how many came. */
  private static final class Late {
    private final CertificateKind kind;
    private final Optional<Transcript> transcript;
    private int requestsWithoutData;

    Late(CertificateKind kind, Optional<Transcript> transcript) {
      this.kind = kind;
      this.transcript = transcript;
    }
  }

  /**
   * Begins once our own Finished is in the transcript.
   *
   * @param kind what was agreed on that we show if we are asked
   * @param proof that the server's was checked
   */
  static ClientTraffic13 begin(
      Target target,
      ConnectionFacts facts,
      ApplicationKeys13 handshake,
      CertificateKind kind,
      VerifiedFinished proof) {
    Objects.requireNonNull(proof);
    // The messages are remembered, as their hash, where a late request has to be answered.
    Optional<Transcript> transcript =
        target.config().policy().postHandshakeAuthentication()
            ? Optional.of(handshake.transcript())
            : Optional.empty();
    ResumptionSecret resumption = handshake.finish();
    TrafficKeys13 keys =
        new TrafficKeys13(
            handshake.suite(),
            handshake.secrets().exporter(),
            handshake.secrets().client(),
            handshake.secrets().server());
    return new ClientTraffic13(target, facts, keys, resumption, new Late(kind, transcript));
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    return switch (message.type()) {
      case HandshakeTypes.KEY_UPDATE -> {
        keys.receive(message, flow);
        yield this;
      }
      case HandshakeTypes.NEW_SESSION_TICKET -> {
        remember(message.read13(NewSessionTicket13.class, HandshakeTypes.NEW_SESSION_TICKET));
        yield this;
      }
      case HandshakeTypes.CERTIFICATE_REQUEST -> answer(message, flow);
      default -> throw message.unexpected("new_session_ticket or key_update");
    };
  }

  /**
   * RFC 9846, 4.6.2: "A client that receives a CertificateRequest message without having sent the
   * "post_handshake_auth" extension MUST send an "unexpected_message" fatal alert."
   */
  private HandshakeState answer(InboundMessage message, Flow flow) throws TlsFault {
    if (late.transcript.isEmpty()) {
      throw message.unexpected("new_session_ticket or key_update");
    }
    if (++late.requestsWithoutData > MAX_REQUESTS_WITHOUT_DATA) {
      throw PeerMisbehaved.CERTIFICATE_REQUESTS_TOO_MANY.toFault(
          "at most " + MAX_REQUESTS_WITHOUT_DATA, String.valueOf(late.requestsWithoutData));
    }
    return LateAnswer.begin(this, message, late.transcript.get().copy(), flow);
  }

  ClientConfig config() {
    return target.config();
  }

  /** What was agreed on that we show. */
  CertificateKind shownKind() {
    return late.kind;
  }

  /** The verify_data of a late Finished of ours. */
  byte[] lateVerifyData(byte[] transcriptHash) {
    return keys.sendingSecret().verifyData(transcriptHash);
  }

  /** The same connection, in which we have answered: with nothing, what was shown stays. */
  ClientTraffic13 authenticated(Shown local) {
    Shown known = local.chain().isEmpty() ? facts.local() : local;
    ConnectionFacts now = new ConnectionFacts(facts.protocol(), facts.names(), known, facts.peer());
    return new ClientTraffic13(target, now, keys, resumption, late);
  }

  private void remember(NewSessionTicket13 ticket) {
    // RFC 9846, 4.6.1: "A value of zero indicates that the ticket should be discarded immediately."
    if (ticket.lifetime() == 0) {
      return;
    }
    EarlyDataLimit limit = ticket.extensions().find(EarlyDataLimit.class);
    ResumableSession session =
        new ResumableSession(
            facts.protocol().version(),
            facts.protocol().suite(),
            resumption.psk(ticket.nonce()),
            new ResumableSession.TicketFacts(
                ticket.ticket(),
                Math.min(ticket.lifetime(), ResumableSession.MAX_LIFETIME_SECONDS),
                ticket.ageAdd(),
                target.config().environment().clock().instant(),
                limit == null ? 0 : limit.bytes()),
            new ResumableSession.PeerFacts(
                facts.peer().kind(),
                facts.peer().chain(),
                facts.peer().scheme(),
                facts.peer().ocspResponse(),
                facts.peer().timestamps(),
                facts.peer().identity(),
                true,
                facts.names().applicationProtocol(),
                facts.protocol().group()));
    target.config().sessions().remember(target.serverName(), target.port(), session);
  }

  @Override
  public boolean isEstablished() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return facts;
  }

  @Override
  public void updateKeys(boolean requestPeer, Flow flow) throws TlsFault {
    keys.send(requestPeer, flow);
  }

  @Override
  public void beforeData(Flow flow) throws TlsFault {
    keys.beforeData(flow);
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return keys.export(label, context, length);
  }

  @Override
  public void dataReceived() {
    late.requestsWithoutData = 0;
    keys.dataReceived();
  }

  @Override
  public void wipe() {
    keys.wipe();
    resumption.wipe();
  }
}
