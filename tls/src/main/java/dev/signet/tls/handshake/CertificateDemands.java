// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.CertificateDemand;
import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.suite.SuiteAuthentication;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads out of a server's request what a client chooses its certificate by. */
public final class CertificateDemands {
  private static final int RSA_SIGN = 1;
  private static final int ECDSA_SIGN = 64;

  private CertificateDemands() {}

  /**
   * The request of TLS 1.3 (RFC 9846, 4.3.2).
   *
   * @param kind what was agreed on that we show
   * @param peer what the server has shown
   */
  public static CertificateDemand of(
      CertificateRequest13 request, CertificateKind kind, List<Bytes> peer) {
    ExtensionBlock extensions = request.extensions();
    SignatureSchemes schemes = extensions.find(SignatureSchemes.class);
    CertificateSchemes chain = extensions.find(CertificateSchemes.class);
    CertificateAuthorities authorities = extensions.find(CertificateAuthorities.class);
    List<SignatureScheme> common =
        schemes == null ? List.of() : known(schemes.schemes(), ProtocolVersion.TLS13);
    return new CertificateDemand(
        ProtocolVersion.TLS13,
        kind,
        common,
        certificateSchemes(schemes, chain),
        authorities == null ? List.of() : authorities.names(),
        peer);
  }

  /** RFC 9846, 4.2.3: without a list of its own for certificates, the one list is for both. */
  public static List<SignatureScheme> certificateSchemes(
      @Nullable SignatureSchemes schemes, @Nullable CertificateSchemes chain) {
    if (chain != null) {
      return known(chain.schemes());
    }
    return schemes == null ? List.of() : known(schemes.schemes());
  }

  /**
   * The request of TLS 1.2 (RFC 5246, 7.4.4).
   *
   * @param kind what was agreed on that we show
   * @param peer what the server has shown
   */
  public static CertificateDemand of12(
      CertificateRequest12 request, CertificateKind kind, List<Bytes> peer) {
    List<SignatureScheme> common =
        known(request.schemes(), ProtocolVersion.TLS12).stream()
            .filter(scheme -> isAsked(scheme, request.kinds()))
            .toList();
    return new CertificateDemand(
        ProtocolVersion.TLS12, kind, common, known(request.schemes()), request.authorities(), peer);
  }

  /**
   * The schemes of a list that this engine knows and that a version has. What we accept from the
   * peer does not count here: the list is about what we sign.
   */
  public static List<SignatureScheme> known(CodePoints offered, ProtocolVersion version) {
    return known(offered).stream().filter(scheme -> scheme.usableIn(version)).toList();
  }

  /** RFC 5246, 7.4.4 and RFC 8422, 5.5: the kind of certificate that a scheme needs. */
  private static boolean isAsked(SignatureScheme scheme, Bytes types) {
    int type = scheme.serves(SuiteAuthentication.RSA) ? RSA_SIGN : ECDSA_SIGN;
    return types.indexOf(type) >= 0;
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
