// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.CertificateDemand;
import dev.signet.tls.Parameters;
import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;

/** Reads out of a server's request what a client chooses its certificate by. */
public final class CertificateDemands {
  private CertificateDemands() {}

  /**
   * The request of TLS 1.3 (RFC 9846, 4.3.2).
   *
   * @param peer what the server has shown
   */
  public static CertificateDemand of(
      CertificateRequest13 request, Parameters parameters, List<Bytes> peer) {
    ExtensionBlock extensions = request.extensions();
    SignatureSchemes schemes = extensions.find(SignatureSchemes.class);
    CertificateSchemes chain = extensions.find(CertificateSchemes.class);
    CertificateAuthorities authorities = extensions.find(CertificateAuthorities.class);
    List<SignatureScheme> common =
        schemes == null
            ? List.of()
            : common(schemes.schemes(), ProtocolVersion.TLS13, parameters.schemes());
    return new CertificateDemand(
        ProtocolVersion.TLS13,
        common,
        chain == null ? common : known(chain.schemes()),
        authorities == null ? List.of() : authorities.names(),
        peer);
  }

  /**
   * The request of TLS 1.2 (RFC 5246, 7.4.4). Its kinds of keys say nothing that its schemes do not
   * say better.
   *
   * @param peer what the server has shown
   */
  public static CertificateDemand of12(
      CertificateRequest12 request, Parameters parameters, List<Bytes> peer) {
    List<SignatureScheme> common =
        common(request.schemes(), ProtocolVersion.TLS12, parameters.schemes());
    return new CertificateDemand(
        ProtocolVersion.TLS12, common, known(request.schemes()), request.authorities(), peer);
  }

  /** The schemes that both sides know and that a version has, in the peer's order. */
  public static List<SignatureScheme> common(
      CodePoints offered, ProtocolVersion version, List<SignatureScheme> ours) {
    List<SignatureScheme> common = new ArrayList<>();
    for (SignatureScheme scheme : known(offered)) {
      if (scheme.usableIn(version) && ours.contains(scheme)) {
        common.add(scheme);
      }
    }
    return common;
  }

  /** The schemes of a list that this engine knows. */
  public static List<SignatureScheme> known(CodePoints offered) {
    List<SignatureScheme> known = new ArrayList<>();
    for (int i = 0; i < offered.size(); i++) {
      SignatureScheme scheme = SignatureScheme.of(offered.at(i));
      if (scheme != null) {
        known.add(scheme);
      }
    }
    return known;
  }
}
