// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Arrays;
import java.util.Optional;

/** Early data of a client (RFC 9846, 2.3 and 4.2.10). */
final class EarlyOffer {
  private static final byte[] NOTHING = {};

  private EarlyOffer() {}

  /**
   * Whether early data may be offered with a session: its ticket allows it, and what it is bound to
   * is still offered.
   */
  static boolean fits(Target target, Optional<ResumableSession> session) {
    return target.earlyData() && session.isPresent() && fits(target, session.get());
  }

  private static boolean fits(Target target, ResumableSession session) {
    String protocol = session.peer().applicationProtocol();
    return session.version() == ProtocolVersion.TLS13
        && session.ticket().maxEarlyData() > 0
        && target.offers13()
        && target.config().parameters().suites().contains(session.suite())
        && (protocol.isEmpty()
            || target.config().policy().applicationProtocols().contains(protocol));
  }

  /** Begins to protect what is sent with the early key, once the hello is in the transcript. */
  static void begin(Greeting greeting, Transcript transcript, Flow flow) throws TlsFault {
    Target target = greeting.target();
    ResumableSession session = greeting.session().orElseThrow();
    HashAlgorithm hash = session.suite().hash();
    byte[] psk = session.secret();
    EarlyStage stage = EarlyStage.withPsk(target.primitives().hkdf(hash), psk);
    Arrays.fill(psk, (byte) 0);
    TrafficSecret secret = stage.clientEarlyTraffic(transcript.hashWith(hash, NOTHING, 0, 0));
    stage.wipe();
    flow.reveal(secret, greeting.random());
    flow.protectSending(secret.keys(session.suite()));
    secret.wipe();
    flow.earlyTraffic().offer(session.ticket().maxEarlyData());
    flow.decide("early data", "offered", "the ticket allows it");
  }

  /**
   * Checks that a server that takes early data goes on as the ticket says, whose keys and protocol
   * the data was sent with.
   *
   * @param session the one that goes on
   */
  static void checkAccepted(Optional<ResumableSession> session, CipherSuite suite, String protocol)
      throws TlsFault {
    // RFC 9846, 4.2.10: the client "MUST verify that the server's selected_identity is 0"; we offer
    // but one ticket, so it is whether that one was taken at all.
    if (session.isEmpty()) {
      throw PeerMisbehaved.EARLY_DATA_WITHOUT_SESSION.toFault();
    }
    if (session.get().suite() != suite) {
      throw PeerMisbehaved.EARLY_DATA_SUITE_CHANGED.toFault(
          session.get().suite().name(), suite.name());
    }
    if (!session.get().peer().applicationProtocol().equals(protocol)) {
      throw PeerMisbehaved.EARLY_DATA_PROTOCOL_CHANGED.toFault(
          session.get().peer().applicationProtocol(), protocol);
    }
  }
}
