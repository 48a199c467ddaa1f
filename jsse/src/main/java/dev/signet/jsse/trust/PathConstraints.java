// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.x509.Certificate;
import java.security.AlgorithmConstraints;
import java.security.CryptoPrimitive;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the application's own constraints say of the certificates on a path. */
final class PathConstraints {
  private static final Set<CryptoPrimitive> SIGNATURE = EnumSet.of(CryptoPrimitive.SIGNATURE);

  private PathConstraints() {}

  /** The first thing that is forbidden; the anchor's own signature means nothing. */
  static Optional<Finding> check(AlgorithmConstraints constraints, List<Certificate> path) {
    for (int i = 0; i < path.size(); i++) {
      Certificate certificate = path.get(i);
      if (!permitsKey(constraints, certificate)) {
        return Optional.of(forbidden(certificate, "a key " + certificate.key().text()));
      }
      boolean anchor = i == path.size() - 1 && i > 0;
      String signature = signatureName(certificate);
      if (!anchor && !constraints.permits(SIGNATURE, signature, null)) {
        return Optional.of(forbidden(certificate, "a signature " + signature));
      }
    }
    return Optional.empty();
  }

  private static boolean permitsKey(AlgorithmConstraints constraints, Certificate certificate) {
    try {
      return constraints.permits(SIGNATURE, certificate.key().toPublicKey());
    } catch (FindingException unsupported) {
      return false;
    }
  }

  private static String signatureName(Certificate certificate) {
    try {
      return certificate.signatureAlgorithm().jcaName();
    } catch (FindingException unsupported) {
      return certificate.signatureAlgorithm().text();
    }
  }

  private static Finding forbidden(Certificate certificate, String found) {
    return Finding.about(JsseCode.ALGORITHM_CONSTRAINED)
        .subject(certificate.shortText())
        .found(found)
        .build();
  }
}
