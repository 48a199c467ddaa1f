// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.EchConfirmation;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.EchSignal;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HelloRetryRequest;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;

/** A server of TLS 1.3 that asks for another key share (RFC 9846, 4.1.4). */
final class HelloRetry {
  private HelloRetry() {}

  static HandshakeState send(
      ServerConfig config, ClientOffer offer, Chosen chosen, Transcript transcript, Flow flow)
      throws TlsFault {
    transcript.add(offer.message().whole());
    // RFC 9846, 4.4.1: ClientHello1 is replaced by a message that holds its hash.
    transcript.replaceByMessageHash();
    Bytes sessionId = offer.hello().sessionId();
    flow.send(message(config, offer, chosen, transcript), transcript);
    if (sessionId.isEmpty()) {
      flow.flush();
    } else {
      // RFC 9846, appendix D.4: after its first handshake message, which this one is.
      flow.sendChangeCipherSpec();
    }
    offer.refuseEarlyData("the client is asked for a second hello", flow);
    offer.skipEarlyData(config.sessions(), flow);
    return new ExpectRetriedHello(config, offer.heard(), chosen, transcript);
  }

  private static HelloRetryRequest message(
      ServerConfig config, ClientOffer offer, Chosen chosen, Transcript transcript) {
    ExtensionBlock.Builder extensions =
        ExtensionBlock.builder()
            .add(new SelectedVersion(ProtocolVersion.TLS13.code()))
            .add(new RetryGroup(chosen.group().code()));
    if (!offer.wantsEchSignal()) {
      return message(offer, chosen, extensions.build());
    }
    // RFC 9849, 7.2.1: the hash is taken of the message with zeros in the signal's place.
    ExtensionBlock unsigned = extensions.add(EchSignal.NO_SIGNAL).build();
    EchSignal signal =
        new EchSignal(
            config.environment().primitives(), chosen.suite().hash(), offer.hello().random());
    Bytes value = signal.inRetry(transcript, message(offer, chosen, unsigned));
    return message(offer, chosen, unsigned.with(new EchConfirmation(value)));
  }

  private static HelloRetryRequest message(
      ClientOffer offer, Chosen chosen, ExtensionBlock extensions) {
    return new HelloRetryRequest(
        ProtocolVersion.TLS12.code(),
        offer.hello().sessionId(),
        chosen.suite().code(),
        0,
        extensions);
  }

  /**
   * What both hellos must agree on.
   *
   * @param suite the suite
   * @param group the group whose share is asked for
   */
  record Chosen(CipherSuite suite, NamedGroup group) {}
}
