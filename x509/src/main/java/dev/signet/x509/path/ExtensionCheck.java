// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.X509Code;
import dev.signet.x509.der.Oid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** RFC 5280, 4.2: every extension is there once, can be read, and is known where it is critical. */
final class ExtensionCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      check(path, i, findings);
    }
    return findings;
  }

  private static void check(CandidatePath path, int index, List<Finding> findings) {
    Certificate certificate = path.certificates().get(index);
    Set<Oid> seen = new HashSet<>();
    for (Extension extension : certificate.extensions()) {
      if (!seen.add(extension.oid())) {
        // 4.2: a certificate MUST NOT include more than one instance of a particular extension.
        findings.add(malformed(path, index, extension, "the same extension twice"));
      }
      switch (extension.content()) {
        case ExtensionContent.Malformed(String problem) ->
            findings.add(malformed(path, index, extension, problem));
        case ExtensionContent.Unknown _ when extension.critical() ->
            findings.add(
                Check.about(X509Code.CRITICAL_EXTENSION_UNKNOWN, path, index)
                    .found(extension.name())
                    .with("oid", extension.oid().dotted())
                    .build());
        default -> {}
      }
    }
  }

  private static Finding malformed(
      CandidatePath path, int index, Extension extension, String problem) {
    return Check.about(X509Code.EXTENSION_MALFORMED, path, index)
        .found(Printable.line(problem))
        .with("extension", extension.name())
        .build();
  }
}
