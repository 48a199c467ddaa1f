// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.OfferedExtensions;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client that is asked for another hello (RFC 9846, 4.1.4). */
final class HelloRetry {
  private final Target target;
  private final Greeting greeting;
  private final Transcript transcript;
  private final Optional<EncryptedGreeting> encrypted;

  HelloRetry(
      Target target,
      Greeting greeting,
      Transcript transcript,
      Optional<EncryptedGreeting> encrypted) {
    this.target = target;
    this.greeting = greeting;
    this.transcript = transcript;
    this.encrypted = encrypted;
  }

  HandshakeState answer(HelloRetryRequest retry, InboundMessage message, Flow flow)
      throws TlsFault {
    checkVersion(retry);
    OfferedExtensions.check(
        greeting.hello().extensions(), retry.extensions(), CarrierMessage.HELLO_RETRY_REQUEST);
    // What the server says next has to answer the second hello.
    flow.requireEndOfFlight();
    CipherSuite suite =
        ServerChoice13.checkHello(
            greeting, retry.sessionId(), retry.cipherSuite(), retry.compression());
    NamedGroup group = group(retry);
    Cookie cookie = retry.extensions().find(Cookie.class);
    // "Clients MUST abort the handshake ... if the HelloRetryRequest would not result in any change
    // in the ClientHello."
    if (group == null && cookie == null) {
      throw PeerMisbehaved.RETRY_WITHOUT_CHANGE.toFault("another group or a cookie", "neither");
    }
    flow.speak(ProtocolVersion.TLS13, "the server's choice");
    flow.decide("retry", group == null ? "cookie" : group.label(), "the server asks for it");
    if (greeting.offersEarlyData()) {
      // A change_cipher_spec came before the early data already.
      flow.decide("early data", "rejected", "the server asks for a second hello");
      flow.earlyTraffic().reject();
      flow.stopProtectingSending();
    } else {
      // RFC 9846, appendix D.4: before the second hello.
      flow.sendChangeCipherSpec();
    }
    if (encrypted.isPresent() && encrypted.get().isConfirmedBy(retry)) {
      flow.decide("ech", "accepted", "the server's request for a second hello confirms it");
      return againEncrypted(encrypted.get(), new Asked(suite, group, cookie), message, flow);
    }
    replaceFirst(transcript, suite, message);
    Greeting second = greeting.again(group, cookie, suite);
    second.send(transcript, flow);
    flow.flush();
    return new ExpectRetriedServerHello(target, second, transcript, suite);
  }

  /** What the server asks for. */
  private record Asked(CipherSuite suite, @Nullable NamedGroup group, @Nullable Cookie cookie) {}

  /** RFC 9849, 6.1.5: the second hello is encrypted too, and the inner one counts. */
  private HandshakeState againEncrypted(
      EncryptedGreeting first, Asked asked, InboundMessage message, Flow flow) throws TlsFault {
    replaceFirst(first.transcript(), asked.suite(), message);
    EncryptedGreeting second = first.again(asked.group(), asked.cookie(), asked.suite());
    flow.tellInnerHello(Direction.SENT, second.message());
    second.outer().send(transcript, flow);
    flow.flush();
    return new ExpectRetriedServerHello(second, asked.suite());
  }

  private static void replaceFirst(
      Transcript transcript, CipherSuite suite, InboundMessage message) {
    transcript.begin(suite.hash());
    transcript.replaceByMessageHash();
    transcript.add(message.whole());
  }

  private void checkVersion(HelloRetryRequest retry) throws TlsFault {
    ServerChoice13.checkLegacyVersion(retry.legacyVersion());
    SelectedVersion version = retry.extensions().find(SelectedVersion.class);
    if (version == null) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault("supported_versions", "none");
    }
    if (version.version() != ProtocolVersion.TLS13.code() || !target.offers13()) {
      throw PeerMisbehaved.VERSION_NOT_OFFERED.toFault(
          ProtocolVersion.TLS13.label(), "0x" + Integer.toHexString(version.version()));
    }
  }

  /**
   * RFC 9846, 4.2.8: the group "corresponds to a group which was provided in the supported_groups
   * extension in the original ClientHello" and "does not correspond to a group which was provided
   * in the key_share extension".
   */
  private @Nullable NamedGroup group(HelloRetryRequest retry) throws TlsFault {
    RetryGroup asked = retry.extensions().find(RetryGroup.class);
    if (asked == null) {
      return null;
    }
    NamedGroup group = NamedGroup.of(asked.group());
    if (group == null
        || !group.usableIn(ProtocolVersion.TLS13)
        || !target.config().parameters().groups().contains(group)
        || greeting.shares().find(asked.group()) != null) {
      throw PeerMisbehaved.RETRY_GROUP_WRONG.toFault(
          "another one of " + target.config().parameters().groups(),
          "0x" + Integer.toHexString(asked.group()));
    }
    return group;
  }
}
