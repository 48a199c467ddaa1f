// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.suite.ProtocolVersion;

/** A server of TLS 1.3 that has asked for another key share. */
final class ExpectRetriedHello implements HandshakeState {
  private final ServerConfig config;
  private final Heard first;
  private final HelloRetry.Chosen chosen;
  private final Transcript transcript;

  ExpectRetriedHello(
      ServerConfig config, Heard first, HelloRetry.Chosen chosen, Transcript transcript) {
    this.config = config;
    this.first = first;
    this.chosen = chosen;
    this.transcript = transcript;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    ClientHello hello = message.read13(ClientHello.class, HandshakeTypes.CLIENT_HELLO);
    Heard heard = hear(hello, message, flow);
    if (VersionSelection.select(heard.hello(), config.parameters()) != ProtocolVersion.TLS13) {
      throw changed("supported_versions");
    }
    ClientOffer offer = ClientOffer.read(heard);
    checkUnchanged(heard.hello(), first.hello());
    checkKeys(offer);
    KeyShareEntry share = onlyShare(offer);
    Exchange13 exchange =
        new Exchange13(chosen.suite(), chosen.group(), share.key(), transcript, true);
    return new ServerHello13(config, offer, exchange, flow).choose();
  }

  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }

  /** RFC 9849, 7.1.1: what was decided of Encrypted Client Hello stays decided. */
  private Heard hear(ClientHello hello, InboundMessage message, Flow flow) throws TlsFault {
    return switch (first.ech()) {
      case EchReception.Opened opened -> new EchOpening(config, flow).second(hello, opened);
      case EchReception.Absent absent -> new Heard(hello, message, absent);
      case EchReception.Declined declined -> new Heard(hello, message, declined);
    };
  }

  /** RFC 9846, 4.1.2: what a client may change between its two hellos is a short list. */
  private static void checkUnchanged(ClientHello second, ClientHello first) throws TlsFault {
    if (!second.random().equals(first.random())) {
      throw changed("random");
    }
    if (!second.sessionId().equals(first.sessionId())) {
      throw changed("legacy_session_id");
    }
    if (!second.cipherSuites().equals(first.cipherSuites())) {
      throw changed("cipher_suites");
    }
    // RFC 9846, 4.2.10: a client "MUST NOT" offer early data again after a HelloRetryRequest.
    if (second.extensions().has(ExtensionTypes.EARLY_DATA)) {
      throw changed("early_data");
    }
  }

  /**
   * RFC 9846, 4.1.2: of its keys a client leaves out those that do not fit the suite; one that fits
   * and that we have may have been what the first hello was chosen for.
   */
  private void checkKeys(ClientOffer second) throws TlsFault {
    if (ExternalSelection.isNamed(config, new ClientOffer(first), chosen.suite())
        && !ExternalSelection.isNamed(config, second, chosen.suite())) {
      throw second.preSharedKeys() == null
          ? PeerMisbehaved.EXTENSION_MISSING.toFault("pre_shared_key", "none")
          : changed("pre_shared_key");
    }
  }

  /**
   * RFC 9846, 4.1.2: the second hello has "a list containing a single KeyShareEntry from the
   * indicated group".
   */
  private KeyShareEntry onlyShare(ClientOffer offer) throws TlsFault {
    KeyShares shares = offer.extensions().find(KeyShares.class);
    KeyShareEntry share = offer.share(chosen.group());
    if (shares == null || share == null || shares.entries().size() != 1) {
      throw PeerMisbehaved.RETRY_SHARE_WRONG.toFault(
          chosen.group().label(), shares == null ? "no key_share" : shares.toString());
    }
    return share;
  }

  private static TlsFault changed(String field) {
    return PeerMisbehaved.RETRIED_HELLO_CHANGED.toFault("the same " + field, "another " + field);
  }
}
