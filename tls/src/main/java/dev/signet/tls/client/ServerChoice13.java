// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ExternalPsks;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.SelectedKeyShare;
import dev.signet.tls.extension.SelectedPsk;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeKeys13;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.OfferedExtensions;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.key.HandshakeStage;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A server's choice for TLS 1.3, and the keys that it leads to (RFC 9846, 4.1.3 and 7.1). */
final class ServerChoice13 {
  private final Target target;
  private final Greeting greeting;
  private final Transcript transcript;

  ServerChoice13(Target target, Greeting greeting, Transcript transcript) {
    this.target = target;
    this.greeting = greeting;
    this.transcript = transcript;
  }

  HandshakeState accept(ServerHello hello, InboundMessage message, Flow flow) throws TlsFault {
    checkLegacyVersion(hello.legacyVersion());
    OfferedExtensions.check(
        greeting.hello().extensions(), hello.extensions(), CarrierMessage.SERVER_HELLO);
    CipherSuite suite =
        checkHello(greeting, hello.sessionId(), hello.cipherSuite(), hello.compression());
    KeyExchange exchange = exchange(hello);
    Optional<OfferedKey> selected = selected(hello, suite);
    byte[] secret = exchange.finish(share(hello).entry().key());
    if (!transcript.hasBegun()) {
      transcript.begin(suite.hash());
    }
    transcript.add(message.whole());
    HandshakeStage stage = early(selected, suite).withSharedSecret(secret);
    HandshakeKeys13 keys =
        HandshakeKeys13.derive(stage, transcript, suite, greeting.random(), flow);
    flow.protectReceiving(keys.server().keys(suite));
    protectSending(keys, flow);
    Progress13 progress =
        new Progress13(target, greeting, transcript, new Chosen(suite, exchange.group()), keys);
    KnownBy knownBy = selected.map(OfferedKey::owner).orElseGet(KnownBy.Certificate::new);
    return new ExpectEncryptedExtensions13(progress, knownBy);
  }

  /**
   * From here on our alerts are protected too, unless the early key protects them until we know
   * whether the server takes early data.
   */
  private void protectSending(HandshakeKeys13 keys, Flow flow) throws TlsFault {
    if (greeting.offersEarlyData()) {
      return;
    }
    flow.protectSending(keys.client().keys(keys.suite()));
    // RFC 9846, appendix D.4: the change_cipher_spec goes before the second flight, where the
    // second hello was not one.
    if (!greeting.sessionId().isEmpty() && !greeting.isSecond()) {
      flow.sendChangeCipherSpecFirst();
    }
  }

  /**
   * What the server chose.
   *
   * @param suite how records are protected
   * @param group how keys are agreed on
   */
  record Chosen(CipherSuite suite, NamedGroup group) {}

  /**
   * RFC 9846, 4.1.3: "A client which receives a TLS 1.3 Server Hello with a legacy_version value
   * not equal to 0x0303 MUST abort the handshake with an "illegal_parameter" alert." The same holds
   * for a HelloRetryRequest (4.1.4).
   */
  static void checkLegacyVersion(int version) throws TlsFault {
    if (version != ProtocolVersion.TLS12.code()) {
      throw PeerMisbehaved.LEGACY_VERSION_WRONG.toFault(
          "0x0303", String.format(Locale.ROOT, "0x%04x", version));
    }
  }

  /**
   * What ServerHello and HelloRetryRequest have to keep of the hello.
   *
   * @return the suite
   */
  static CipherSuite checkHello(Greeting greeting, Bytes sessionId, int suiteCode, int compression)
      throws TlsFault {
    // RFC 9846, 4.1.3: "A client which receives a legacy_session_id_echo field that does not match
    // what it sent in the ClientHello MUST abort the handshake with an illegal_parameter alert."
    if (!sessionId.equals(greeting.sessionId())) {
      throw PeerMisbehaved.SESSION_ID_NOT_ECHOED.toFault(
          greeting.sessionId().hex(), sessionId.hex());
    }
    if (compression != 0) {
      throw PeerMisbehaved.COMPRESSION_SELECTED.toFault("0", String.valueOf(compression));
    }
    CipherSuite suite = CipherSuite.of(suiteCode);
    ClientHello hello = greeting.hello();
    if (suite == null
        || suite.version() != ProtocolVersion.TLS13
        || !hello.cipherSuites().contains(suiteCode)) {
      throw PeerMisbehaved.SUITE_NOT_OFFERED.toFault(
          hello.cipherSuites().toString(), "0x" + Integer.toHexString(suiteCode));
    }
    return suite;
  }

  private static SelectedKeyShare share(ServerHello hello) throws TlsFault {
    SelectedKeyShare share = hello.extensions().find(SelectedKeyShare.class);
    // We offer psk_dhe_ke alone, so no connection goes without a share.
    if (share == null) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault("key_share", "none");
    }
    return share;
  }

  private KeyExchange exchange(ServerHello hello) throws TlsFault {
    int group = share(hello).entry().group();
    KeyExchange exchange = greeting.shares().find(group);
    // RFC 9846, 4.2.8: the share is "in the same group as one of the client's shares".
    if (exchange == null) {
      throw PeerMisbehaved.KEY_SHARE_NOT_OFFERED.toFault(
          greeting.shares().labels().toString(), "0x" + Integer.toHexString(group));
    }
    return exchange;
  }

  /** The key that the server has chosen; empty where it chose none. */
  private Optional<OfferedKey> selected(ServerHello hello, CipherSuite suite) throws TlsFault {
    SelectedPsk selected = hello.extensions().find(SelectedPsk.class);
    if (selected == null) {
      requireKey();
      return Optional.empty();
    }
    List<OfferedKey> offered = greeting.keys().all();
    // RFC 9846, 4.2.11: "Clients MUST verify that the server's selected_identity is within the
    // range supplied by the client" and that the suite's hash is the key's.
    if (selected.index() >= offered.size()) {
      throw PeerMisbehaved.PSK_NOT_OFFERED.toFault(
          offered.isEmpty() ? "none" : "0 to " + (offered.size() - 1),
          String.valueOf(selected.index()));
    }
    OfferedKey key = offered.get(selected.index());
    if (key.key().hash() != suite.hash()) {
      throw PeerMisbehaved.PSK_HASH_WRONG.toFault(
          key.key().hash().toString(), suite.hash().toString());
    }
    return Optional.of(key);
  }

  private void requireKey() throws TlsFault {
    if (target.config().psks().use() == ExternalPsks.Use.REQUIRED) {
      throw PeerMisbehaved.EXTENSION_MISSING.toFault("pre_shared_key", "none");
    }
  }

  private EarlyStage early(Optional<OfferedKey> selected, CipherSuite suite) {
    return selected.isPresent()
        ? greeting.keys().stage(selected.get().key())
        : EarlyStage.withoutPsk(target.primitives().hkdf(suite.hash()));
  }
}
