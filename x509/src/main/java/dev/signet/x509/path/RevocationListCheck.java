// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JDK does not ask of revocation lists: a number (RFC 5280, 5.2.3) and an issuer that may
 * sign lists (6.3.3 (f)).
 */
final class RevocationListCheck implements Check {
  @Override
  public List<Finding> findings(CandidatePath path, PathRequest request, Instant moment) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.belowAnchor().size(); i++) {
      for (Crl crl : request.revocation()) {
        if (crl.issuer().equals(path.certificates().get(i).issuer())) {
          check(crl, path, i, request, findings);
        }
      }
    }
    return findings;
  }

  private static void check(
      Crl crl, CandidatePath path, int index, PathRequest request, List<Finding> findings) {
    if (crl.number().isEmpty()) {
      // 5.2.3: CRL issuers are REQUIRED to include this extension in all CRLs.
      findings.add(unusable(crl, path, index, "a list without number"));
    }
    List<Certificate> signers =
        Stream.concat(path.certificates().stream(), request.others().stream())
            .filter(certificate -> certificate.subject().equals(crl.issuer()))
            .filter(certificate -> crl.isSignedBy(certificate.key()))
            .toList();
    if (!signers.isEmpty() && signers.stream().noneMatch(RevocationListCheck::maySignLists)) {
      findings.add(unusable(crl, path, index, "a list whose issuer's key usage lacks cRLSign"));
    }
  }

  private static boolean maySignLists(Certificate issuer) {
    return issuer
        .extension(KeyUsage.class)
        .map(usage -> usage.uses().contains(KeyUse.CRL_SIGN))
        .orElse(true);
  }

  private static Finding unusable(Crl crl, CandidatePath path, int index, String found) {
    return Check.about(X509Code.REVOCATION_UNKNOWN, path, index)
        .wanted("a current list of " + Printable.line(crl.issuer().shortText()))
        .found(found)
        .build();
  }
}
