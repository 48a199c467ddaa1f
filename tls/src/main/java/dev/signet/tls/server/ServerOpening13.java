// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.crypto.Agreement;
import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.SelectedKeyShare;
import dev.signet.tls.extension.SelectedPsk;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.EchSignal;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeKeys13;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.key.HandshakeStage;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A server's ServerHello of TLS 1.3, and the keys that it leads to (RFC 9846, 4.1.3 and 7.1). */
final class ServerOpening13 {
  private static final int RANDOM_LENGTH = 32;

  private final ServerConfig config;
  private final ClientOffer offer;
  private final Exchange13 exchange;
  private final Flow flow;

  ServerOpening13(ServerConfig config, ClientOffer offer, Exchange13 exchange, Flow flow) {
    this.config = config;
    this.offer = offer;
    this.exchange = exchange;
    this.flow = flow;
  }

  /** With a certificate, or a key by which no early data is taken. */
  HandshakeKeys13 open(@Nullable AcceptedPsk psk) throws TlsFault {
    exchange.transcript().add(offer.message().whole());
    HandshakeKeys13 keys = answer(psk, early(psk));
    flow.protectReceiving(keys.client().keys(keys.suite()));
    if (!exchange.retried()) {
      offer.skipEarlyData(config.sessions(), flow);
    }
    return keys;
  }

  /** With a key by which early data is taken: it comes first, under a key of its own. */
  HandshakeKeys13 openEarly(AcceptedPsk psk) throws TlsFault {
    EarlyStage early = early(psk);
    exchange.transcript().add(offer.message().whole());
    TrafficSecret secret = early.clientEarlyTraffic(exchange.transcript().hash());
    flow.reveal(secret, offer.hello().random());
    HandshakeKeys13 keys = answer(psk, early);
    flow.protectReceiving(secret.keys(keys.suite()));
    secret.wipe();
    return keys;
  }

  private HandshakeKeys13 answer(@Nullable AcceptedPsk psk, EarlyStage early) throws TlsFault {
    Primitives primitives = config.environment().primitives();
    Transcript transcript = exchange.transcript();
    Agreement agreement =
        primitives.answer(exchange.group(), exchange.share(), config.environment().random());
    flow.send(signed(serverHello(agreement.share(), psk)), transcript);
    if (!offer.hello().sessionId().isEmpty() && !exchange.retried()) {
      flow.sendChangeCipherSpec();
    }
    HandshakeStage stage = early.withSharedSecret(agreement.secret());
    HandshakeKeys13 keys =
        HandshakeKeys13.derive(stage, transcript, exchange.suite(), offer.hello().random(), flow);
    flow.protectSending(keys.server().keys(keys.suite()));
    limitRecords();
    return keys;
  }

  private void limitRecords() {
    RecordSizeLimit limit = offer.extensions().find(RecordSizeLimit.class);
    if (limit != null) {
      // RFC 8449, 4: in TLS 1.3 the limit counts the content type's byte.
      flow.writer().limitPlaintext(limit.limit() - 1);
      flow.reader().limitPlaintext(config.policy().records().largestReceived());
    }
  }

  private EarlyStage early(@Nullable AcceptedPsk psk) {
    Hkdf hkdf = config.environment().primitives().hkdf(exchange.suite().hash());
    if (psk == null) {
      return EarlyStage.withoutPsk(hkdf);
    }
    byte[] secret = psk.secret();
    try {
      return EarlyStage.withPsk(hkdf, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** RFC 9849, 7.2: "it MUST confirm ECH acceptance to the client". */
  private ServerHello signed(ServerHello hello) {
    if (!offer.wantsEchSignal()) {
      return hello;
    }
    EchSignal signal =
        new EchSignal(
            config.environment().primitives(), exchange.suite().hash(), offer.hello().random());
    Bytes value = signal.inHello(exchange.transcript(), hello);
    return new ServerHello(
        hello.legacyVersion(),
        EchSignal.put(value, hello.random()),
        hello.sessionId(),
        hello.cipherSuite(),
        hello.compression(),
        hello.extensions());
  }

  private ServerHello serverHello(Bytes share, @Nullable AcceptedPsk psk) {
    byte[] random = new byte[RANDOM_LENGTH];
    config.environment().random().nextBytes(random);
    ExtensionBlock.Builder extensions =
        ExtensionBlock.builder()
            .add(new SelectedVersion(ProtocolVersion.TLS13.code()))
            .add(new SelectedKeyShare(new KeyShareEntry(exchange.group().code(), share)));
    if (psk != null) {
      extensions.add(new SelectedPsk(psk.index()));
    }
    return new ServerHello(
        ProtocolVersion.TLS12.code(),
        Bytes.wrap(random),
        offer.hello().sessionId(),
        exchange.suite().code(),
        0,
        extensions.build());
  }
}
