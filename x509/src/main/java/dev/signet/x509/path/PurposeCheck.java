// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.KeyUse;
import dev.signet.x509.X509Code;
import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * RFC 5280, 4.2.1.12 and 4.2.1.3: the leaf is for this purpose, and no authority above it is
 * limited to another one.
 *
 * <p>That authorities hand their purposes down is the practice of every browser; the JDK does not
 * look at them.
 */
final class PurposeCheck implements Check {
  private static final Set<KeyUse> HANDSHAKE_USES =
      Set.of(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_ENCIPHERMENT, KeyUse.KEY_AGREEMENT);

  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    Optional<Oid> wanted = of.request().purpose().oid();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      checkPurpose(path, i, of.request().purpose(), findings);
    }
    checkLeafKey(path, of.request().purpose(), findings);
    return findings;
  }

  private static void checkPurpose(
      CandidatePath path, int index, Purpose purpose, List<Finding> findings) {
    Oid oid = purpose.oid().orElseThrow();
    path.certificates()
        .get(index)
        .extension(ExtendedKeyUsage.class)
        .filter(usage -> !usage.purposes().contains(oid))
        .filter(usage -> !usage.purposes().contains(ExtendedKeyUsage.ANY))
        .ifPresent(usage ->
            findings.add(
                Check.about(X509Code.CERTIFICATE_PURPOSE, path, index)
                    .wanted(purpose.text())
                    .found(String.join(", ", usage.texts()))
                    .build()));
  }

  private static void checkLeafKey(CandidatePath path, Purpose purpose, List<Finding> findings) {
    path.leaf()
        .extension(KeyUsage.class)
        .filter(usage -> usage.uses().stream().noneMatch(HANDSHAKE_USES::contains))
        .ifPresent(usage ->
            findings.add(
                Check.about(X509Code.CERTIFICATE_KEY_USAGE, path, 0)
                    .wanted(
                        KeyUse.DIGITAL_SIGNATURE.text() + ", as a " + purpose.text() + " needs it")
                    .found(UsageText.of(usage))
                    .build()));
  }
}
