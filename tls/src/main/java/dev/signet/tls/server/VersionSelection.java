// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.Parameters;
import dev.signet.tls.extension.SupportedVersions;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** Which version a server speaks with a client. */
final class VersionSelection {
  /** RFC 7507, 2: a client that retries with less than it could says so by this. */
  static final int TLS_FALLBACK_SCSV = 0x5600;

  private VersionSelection() {}

  /**
   * The highest version that both sides speak.
   *
   * @throws TlsFault {@code protocol_version} where there is none, {@code inappropriate_fallback}
   *     where the client has come down without need
   */
  static ProtocolVersion select(ClientHello hello, Parameters parameters) throws TlsFault {
    SupportedVersions offered = hello.extensions().find(SupportedVersions.class);
    ProtocolVersion chosen = highestCommon(hello, offered, parameters);
    // RFC 7507, 3: "the highest protocol version supported by the server is higher than the version
    // indicated in ClientHello.client_version".
    boolean higherHere =
        chosen == null
            || (chosen == ProtocolVersion.TLS12 && parameters.allows(ProtocolVersion.TLS13));
    if (higherHere && hello.cipherSuites().contains(TLS_FALLBACK_SCSV)) {
      throw PeerMisbehaved.FALLBACK_WITHOUT_NEED.toFault(
          parameters.versions().toString(), offeredText(hello, offered));
    }
    if (chosen == null) {
      throw PeerIncompatible.VERSION_UNMATCHED.toFault(
          parameters.versions().toString(), offeredText(hello, offered));
    }
    return chosen;
  }

  private static @Nullable ProtocolVersion highestCommon(
      ClientHello hello, @Nullable SupportedVersions offered, Parameters parameters) {
    // RFC 9846, 4.2.1: where the extension is present, servers "MUST NOT use the legacy_version".
    for (ProtocolVersion version : ProtocolVersion.newestFirst()) {
      boolean spoken =
          offered != null
              ? offered.versions().contains(version.code())
              : version == ProtocolVersion.TLS12 && hello.legacyVersion() >= version.code();
      if (spoken && parameters.allows(version)) {
        return version;
      }
    }
    return null;
  }

  private static String offeredText(ClientHello hello, @Nullable SupportedVersions offered) {
    return offered == null
        ? "0x" + Integer.toHexString(hello.legacyVersion())
        : offered.versions().toString();
  }
}
