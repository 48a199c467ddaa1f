// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * RFC 5280, 6.1.4 (k) to (n): who signs certificates is an authority, may sign, and allows as many
 * intermediates below it.
 */
final class AuthorityCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < path.certificates().size(); i++) {
      checkAuthority(path, i, findings);
      checkKeyUsage(path, i, findings);
      checkPathLength(path, i, findings);
    }
    return findings;
  }

  private static void checkAuthority(CandidatePath path, int index, List<Finding> findings) {
    Certificate issuer = path.certificates().get(index);
    // A trust anchor of version 1 cannot say that it is an authority; who trusts it has said so
    // (6.1.1 (d)).
    boolean oldAnchor = index == path.certificates().size() - 1 && issuer.version() < 3;
    if (!issuer.isAuthority() && !oldAnchor) {
      findings.add(
          Check.about(X509Code.ISSUER_NOT_AUTHORITY, path, index)
              .wanted("basic constraints with CA:TRUE")
              .found(
                  issuer.extension(BasicConstraints.class).isPresent()
                      ? "basic constraints with CA:FALSE"
                      : "no basic constraints")
              .with("below", path.certificates().get(index - 1).shortText())
              .build());
    }
  }

  private static void checkKeyUsage(CandidatePath path, int index, List<Finding> findings) {
    Optional<KeyUsage> usage = path.certificates().get(index).extension(KeyUsage.class);
    // 6.1.4 (n): if a key usage extension is present, verify that the keyCertSign bit is set.
    usage
        .filter(uses -> !uses.uses().contains(KeyUse.KEY_CERT_SIGN))
        .ifPresent(uses ->
            findings.add(
                Check.about(X509Code.CERTIFICATE_KEY_USAGE, path, index)
                    .wanted(KeyUse.KEY_CERT_SIGN.text())
                    .found(UsageText.of(uses))
                    .build()));
  }

  private static void checkPathLength(CandidatePath path, int index, List<Finding> findings) {
    OptionalInt allowed =
        path.certificates()
            .get(index)
            .extension(BasicConstraints.class)
            .map(BasicConstraints::pathLength)
            .orElse(OptionalInt.empty());
    // 4.2.1.9: the number of non-self-issued intermediates that may follow; the leaf is not
    // counted.
    long below =
        path.certificates().subList(1, index).stream().filter(c -> !c.isSelfIssued()).count();
    if (allowed.isPresent() && below > allowed.getAsInt()) {
      findings.add(
          Check.about(X509Code.PATH_LENGTH_EXCEEDED, path, index)
              .wanted("at most " + allowed.getAsInt() + " intermediates below it")
              .found(Long.toString(below))
              .build());
    }
  }
}
