// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.session.PreSharedKey;
import java.util.Arrays;

/** Whether a client holds the key that it names (RFC 9846, 4.2.11.2). */
record BinderCheck(ServerConfig config, ClientOffer offer, Exchange13 exchange) {
  /**
   * Checks one binder.
   *
   * @throws TlsFault {@code decrypt_error}: RFC 9846, 4.2.11, "If this value is not present or does
   *     not validate, the server MUST abort the handshake"
   */
  void check(PreSharedKey key, OfferedPsks offered, int index) throws TlsFault {
    byte[] secret = key.secret();
    EarlyStage early =
        EarlyStage.withPsk(config.environment().primitives().hkdf(key.hash()), secret);
    Arrays.fill(secret, (byte) 0);
    byte[] hello = offer.message().whole().toArray();
    byte[] hash =
        exchange.transcript().hashWith(key.hash(), hello, 0, offer.truncatedLength(offered));
    boolean bound = early.isBoundBy(key.origin(), offered.binders().get(index).toArray(), hash);
    early.wipe();
    if (!bound) {
      throw PeerMisbehaved.BINDER_WRONG.toFault();
    }
  }
}
