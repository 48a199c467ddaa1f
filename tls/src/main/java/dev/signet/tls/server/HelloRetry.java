// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.TlsFault;
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
    flow.send(message(sessionId, chosen), transcript);
    if (sessionId.isEmpty()) {
      flow.flush();
    } else {
      // RFC 9846, appendix D.4: after its first handshake message, which this one is.
      flow.sendChangeCipherSpec();
    }
    offer.refuseEarlyData("the client is asked for a second hello", flow);
    offer.skipEarlyData(config.sessions(), flow);
    return new ExpectRetriedHello(config, offer.hello(), chosen, transcript);
  }

  private static HelloRetryRequest message(Bytes sessionId, Chosen chosen) {
    ExtensionBlock extensions =
        ExtensionBlock.builder()
            .add(new SelectedVersion(ProtocolVersion.TLS13.code()))
            .add(new RetryGroup(chosen.group().code()))
            .build();
    return new HelloRetryRequest(
        ProtocolVersion.TLS12.code(), sessionId, chosen.suite().code(), 0, extensions);
  }

  /**
   * What both hellos must agree on.
   *
   * @param suite the suite
   * @param group the group whose share is asked for
   */
  record Chosen(CipherSuite suite, NamedGroup group) {}
}
