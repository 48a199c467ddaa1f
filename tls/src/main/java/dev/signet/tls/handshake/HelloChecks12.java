// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.ProtocolVersion;

/** What has to hold for the extensions of either hello of TLS 1.2. */
public final class HelloChecks12 {
  private HelloChecks12() {}

  /** RFC 8422, 5.1.2: a list of point formats has uncompressed ones, or there is no point in it. */
  public static void requireUncompressedPoints(ExtensionBlock extensions) throws TlsFault {
    PointFormats formats = extensions.find(PointFormats.class);
    if (formats != null && !formats.hasUncompressed()) {
      throw PeerMisbehaved.POINT_FORMAT_MISSING.toFault(
          "0 (uncompressed)", formats.formats().hex());
    }
  }

  /**
   * RFC 5746, 3.4 and 3.6: in a first handshake "the length of the renegotiated_connection field is
   * zero, and if it is not, MUST abort the handshake".
   */
  public static void requireFirstHandshake(ExtensionBlock extensions) throws TlsFault {
    RenegotiatedConnection info = extensions.find(RenegotiatedConnection.class);
    if (info != null && !info.renegotiatedConnection().isEmpty()) {
      throw PeerMisbehaved.RENEGOTIATION_INFO_WRONG.toFault(
          "an empty field", info.renegotiatedConnection().hex());
    }
  }

  /**
   * Whether the peer has RFC 7627.
   *
   * @param required whether its absence is refused
   */
  public static boolean hasExtendedMasterSecret(ExtensionBlock extensions, boolean required)
      throws TlsFault {
    boolean has = extensions.has(ExtensionTypes.EXTENDED_MASTER_SECRET);
    if (required && !has) {
      throw PeerIncompatible.EXTENDED_MASTER_SECRET_MISSING.toFault(
          "extended_master_secret", ProtocolVersion.TLS12.label() + " without it");
    }
    return has;
  }
}
