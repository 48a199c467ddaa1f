// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ServerPolicy;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.extension.EchRetryConfigs;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.SelectedProtocol;
import dev.signet.tls.handshake.ProtocolNames;
import dev.signet.tls.message.EncryptedExtensions;
import dev.signet.tls.record.RecordLimits;
import java.util.Optional;

/**
 * A server's EncryptedExtensions (RFC 9846, 4.3.1).
 *
 * @param protocol what ALPN came to; empty for nothing
 */
record ServerExtensions13(ClientOffer offer, String protocol, ServerPolicy policy) {
  /**
   * Writes them.
   *
   * @param kinds what both sides show
   * @param early whether early data is taken
   */
  EncryptedExtensions write(Resumption resumption, AgreedKinds kinds, boolean early) {
    ExtensionBlock.Builder extensions = ExtensionBlock.builder();
    // RFC 6066, 3: the server that used the name says so, but not when it resumes.
    if (!offer.serverName().isEmpty() && resumption == Resumption.NONE) {
      extensions.mark(ExtensionTypes.SERVER_NAME);
    }
    if (!protocol.isEmpty()) {
      extensions.add(new SelectedProtocol(ProtocolNames.bytes(protocol)));
    }
    // RFC 8449, 4: the limit in TLS 1.3 counts the content type's byte as well.
    if (offer.extensions().has(ExtensionTypes.RECORD_SIZE_LIMIT)
        && policy.records().largestReceived() < RecordLimits.PLAINTEXT) {
      extensions.add(new RecordSizeLimit(policy.records().largestReceived() + 1));
    }
    kinds.answer(offer.extensions(), extensions);
    if (early) {
      extensions.mark(ExtensionTypes.EARLY_DATA);
    }
    // RFC 9849, 7.1: a server that could not read the encrypted hello "MUST include" what to use.
    if (offer.heard().ech() instanceof EchReception.Declined(Optional<EchConfigList> configs)) {
      configs.ifPresent(list -> extensions.add(new EchRetryConfigs(list.encoded())));
    }
    return new EncryptedExtensions(extensions.build());
  }
}
