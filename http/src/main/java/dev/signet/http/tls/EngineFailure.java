// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.http.TlsCode;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;

/**
 * Says what a handshake failed of: in the engine's own words, but for what a web server knows
 * better.
 */
final class EngineFailure {
  private EngineFailure() {}

  static Finding finding(TlsFault fault) {
    Finding found = fault.finding();
    if (fault.code() == PeerIncompatible.SERVER_NAME_UNKNOWN) {
      return found.found().isEmpty()
          ? Finding.of(TlsCode.TLS_NAME_MISSING)
          : Finding.about(TlsCode.TLS_NAME_UNKNOWN).found(found.found()).build();
    }
    if (fault.code() == ConnectionEnd.ALERT_RECEIVED) {
      return Finding.about(TlsCode.TLS_PEER_ALERT).found(found.found()).build();
    }
    return found;
  }
}
