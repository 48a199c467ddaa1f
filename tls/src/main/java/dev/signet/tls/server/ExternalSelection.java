// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ExternalPsk;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.session.PreSharedKey;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the keys that were agreed on outside of TLS a server takes (RFC 9846, 4.2.11). */
record ExternalSelection(ServerConfig config, ClientOffer offer, Exchange13 exchange) {
  /**
   * The first of ours that the client names for the suite's hash; null where it names none.
   *
   * @throws TlsFault where its binder does not hold
   */
  @Nullable AcceptedKey accept() throws TlsFault {
    OfferedPsks offered = offer.preSharedKeys();
    if (offered == null) {
      return null;
    }
    for (ExternalPsk source : config.psks().keys()) {
      Optional<PreSharedKey> key =
          source.keyFor(exchange.suite().hash(), config.environment().primitives());
      int index = key.isPresent() ? indexOf(key.get().identity(), offered) : -1;
      if (index >= 0) {
        new BinderCheck(config, offer, exchange).check(key.get(), offered, index);
        return new AcceptedKey(index, source, key.get());
      }
      key.ifPresent(PreSharedKey::wipe);
    }
    return null;
  }

  /** Whether a client names one of ours for a suite's hash. */
  static boolean isNamed(ServerConfig config, ClientOffer offer, CipherSuite suite) {
    OfferedPsks offered = offer.preSharedKeys();
    return offered != null
        && config.psks().keys().stream()
            .flatMap(key -> key.keyFor(suite.hash(), config.environment().primitives()).stream())
            .peek(PreSharedKey::wipe)
            .anyMatch(key -> indexOf(key.identity(), offered) >= 0);
  }

  /** Why nothing was taken, where nothing else is left. */
  TlsFault nothing() {
    boolean noMode =
        offer.extensions().has(ExtensionTypes.PRE_SHARED_KEY) && offer.preSharedKeys() == null;
    return noMode
        ? PeerIncompatible.PSK_MODE_UNMATCHED.toFault("psk_dhe_ke", "another mode")
        : PeerIncompatible.PSK_UNMATCHED.toFault(
            config.psks().keys().toString(),
            offer.extensions().has(ExtensionTypes.PRE_SHARED_KEY) ? "others" : "none");
  }

  private static int indexOf(Bytes identity, OfferedPsks offered) {
    for (int i = 0; i < offered.identities().size(); i++) {
      if (offered.identities().get(i).identity().equals(identity)) {
        return i;
      }
    }
    return -1;
  }
}
