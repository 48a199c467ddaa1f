// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.Credential;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.SelectedProtocol;
import dev.signet.tls.extension.SignedTimestamps;
import dev.signet.tls.extension.StatusRequest;
import dev.signet.tls.handshake.DowngradeSentinel;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.key.HelloRandoms;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.ServerHello;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;

/**
 * Writes a server's hello of TLS 1.2 (RFC 5246, 7.4.1.3).
 *
 * @param protocol what ALPN came to; empty for nothing
 */
record ServerHello12(ServerConfig config, ClientOffer12 offer, String protocol) {
  /**
   * A hello with what it promises.
   *
   * @param message the message
   * @param randoms of both sides
   */
  record Written(ServerHello message, HelloRandoms randoms) {}

  /**
   * The hello of a full handshake.
   *
   * @param credential what will be shown
   * @param ticket whether a ticket will be given
   * @param sessionId what the client may come back with instead; empty for nothing
   * @param kinds how the Certificate messages are to be read
   */
  Written full(
      CipherSuite suite,
      Credential credential,
      boolean ticket,
      Bytes sessionId,
      AgreedKinds kinds) {
    ExtensionBlock.Builder extensions = common();
    // RFC 6066, 3: the server that used the name says so, but not when it resumes.
    if (!offer.serverName().isEmpty()) {
      extensions.mark(ExtensionTypes.SERVER_NAME);
    }
    if (staples(credential)) {
      extensions.mark(ExtensionTypes.STATUS_REQUEST);
    }
    if (!credential.timestamps().isEmpty()
        && offer.extensions().has(ExtensionTypes.SIGNED_TIMESTAMPS)) {
      extensions.add(new SignedTimestamps(credential.timestamps()));
    }
    if (ticket) {
      extensions.mark(ExtensionTypes.SESSION_TICKET);
    }
    kinds.answer(offer.extensions(), extensions);
    return write(suite, sessionId, extensions.build());
  }

  /**
   * The hello of a resumed handshake: the client's session id coming back says that it is one.
   *
   * @param ticket whether a new ticket will be given
   */
  Written resumed(CipherSuite suite, AgreedKinds kinds, boolean ticket) {
    ExtensionBlock.Builder extensions = common();
    kinds.answer(offer.extensions(), extensions);
    if (ticket) {
      extensions.mark(ExtensionTypes.SESSION_TICKET);
    }
    return write(suite, offer.hello().sessionId(), extensions.build());
  }

  /** Whether a CertificateStatus follows the certificate (RFC 6066, 8). */
  boolean staples(Credential credential) {
    return !credential.ocspResponse().isEmpty()
        && offer.extensions().find(StatusRequest.class) != null;
  }

  private ExtensionBlock.Builder common() {
    ExtensionBlock.Builder extensions = ExtensionBlock.builder();
    if (offer.knowsSecureRenegotiation()) {
      extensions.add(RenegotiatedConnection.INITIAL);
    }
    if (offer.extendedMasterSecret()) {
      extensions.mark(ExtensionTypes.EXTENDED_MASTER_SECRET);
    }
    if (offer.extensions().has(ExtensionTypes.EC_POINT_FORMATS)) {
      extensions.add(PointFormats.UNCOMPRESSED);
    }
    if (!protocol.isEmpty()) {
      extensions.add(new SelectedProtocol(ProtocolNames.bytes(protocol)));
    }
    int limit = config.policy().records().largestReceived();
    if (offer.extensions().has(ExtensionTypes.RECORD_SIZE_LIMIT)
        && limit < RecordLimits.PLAINTEXT) {
      extensions.add(new RecordSizeLimit(limit));
    }
    return extensions;
  }

  private Written write(CipherSuite suite, Bytes sessionId, ExtensionBlock extensions) {
    byte[] random = new byte[ClientHello.RANDOM_LENGTH];
    config.environment().random().nextBytes(random);
    // RFC 9846, 4.1.3: "TLS 1.3 servers which negotiate TLS 1.2 or below in response to a
    // ClientHello MUST set the last 8 bytes of their Random value specially".
    if (config.parameters().allows(ProtocolVersion.TLS13)) {
      DowngradeSentinel.write(random);
    }
    Bytes own = Bytes.wrap(random);
    // Without extensions the block is left out: a client that sent none may not know it.
    ExtensionBlock block = extensions.size() == 0 ? ExtensionBlock.ABSENT : extensions;
    ServerHello message =
        new ServerHello(ProtocolVersion.TLS12.code(), own, sessionId, suite.code(), 0, block);
    return new Written(message, new HelloRandoms(offer.hello().random(), own));
  }
}
