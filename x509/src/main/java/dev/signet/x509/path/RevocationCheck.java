// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.ExtensionContent.TlsFeatures;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.RevocationTerms.Mode;
import dev.signet.x509.revocation.RevocationJudge;
import dev.signet.x509.revocation.RevocationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 5280, 6.1.3 (a)(3): no certificate below the anchor is revoked; what follows where that is
 * not known is the request's to say.
 */
final class RevocationCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    if (of.request().revocation().isIdle() || of.path().anchor().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < of.path().belowAnchor().size(); i++) {
      if (isLookedUp(of.certificate(i))) {
        add(of, i, status(of, i), findings);
      }
    }
    addMissingStaple(of, findings);
    return findings;
  }

  /** The certificates on a path about which nothing is known. */
  static List<Integer> unknown(Examination of) {
    List<Integer> unknown = new ArrayList<>();
    for (int i = 0; i < of.path().belowAnchor().size(); i++) {
      if (isLookedUp(of.certificate(i)) && status(of, i) instanceof RevocationStatus.Unknown) {
        unknown.add(i);
      }
    }
    return unknown;
  }

  /** RFC 9608, 4: with noRevAvail, the revocation status is not to be looked for. */
  private static boolean isLookedUp(Certificate certificate) {
    return certificate.extension(NoRevocationAvailable.class).isEmpty();
  }

  private static RevocationStatus status(Examination of, int index) {
    RevocationTerms terms = of.request().revocation();
    SignerSearch trust = new SignerSearch(of, index);
    return new RevocationJudge(terms.lists(), terms.responses(), of.moment(), trust)
        .status(of.certificate(index), of.certificate(index + 1));
  }

  private static void add(
      Examination of, int index, RevocationStatus status, List<Finding> findings) {
    switch (status) {
      case RevocationStatus.Good _ -> {}
      case RevocationStatus.Revoked revoked -> findings.add(revoked(of, index, revoked));
      case RevocationStatus.Unknown(var obstacles) -> {
        Mode mode = of.request().revocation().mode();
        if (mode != Mode.OFF) {
          findings.add(unknown(of, index, obstacles, mode));
        }
      }
    }
  }

  private static Finding revoked(Examination of, int index, RevocationStatus.Revoked revoked) {
    Instant date = revoked.date();
    return Check.about(X509Code.CERTIFICATE_REVOKED, of.path(), index)
        .wanted("a certificate that its issuer still stands behind")
        .found(revoked.source() + ": revoked since " + date + ", " + revoked.reason().text())
        .with("since", date.toString())
        .with("reason", revoked.reason().text())
        .build();
  }

  private static Finding unknown(Examination of, int index, List<String> obstacles, Mode mode) {
    X509Code code = mode == Mode.HARD ? X509Code.REVOCATION_UNKNOWN : X509Code.REVOCATION_UNCHECKED;
    String issuer = Printable.line(of.certificate(index).issuer().shortText());
    return Check.about(code, of.path(), index)
        .wanted("a current list or response of " + issuer)
        .found(obstacles.isEmpty() ? "none" : String.join("; ", obstacles))
        .with("issuer", issuer)
        .build();
  }

  /** RFC 7633, 4.2.3.1: who promises a staple and sends none is refused by those who asked. */
  private static void addMissingStaple(Examination of, List<Finding> findings) {
    boolean promised =
        of.certificate(0)
            .extension(TlsFeatures.class)
            .filter(features -> features.features().contains(TlsFeatures.STATUS_REQUEST))
            .isPresent();
    boolean judged = of.path().belowAnchor().size() > 0;
    if (of.request().revocation().stapleAsked()
        && promised
        && judged
        && status(of, 0) instanceof RevocationStatus.Unknown) {
      findings.add(
          Check.about(X509Code.OCSP_STAPLE_MISSING, of.path(), 0)
              .wanted("a stapled response that says that the certificate is good")
              .found(
                  of.request().revocation().responses().isEmpty()
                      ? "no response"
                      : "none that can be relied on")
              .build());
    }
  }
}
