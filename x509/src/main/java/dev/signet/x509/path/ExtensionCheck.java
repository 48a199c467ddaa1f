// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.X509Code;
import java.util.ArrayList;
import java.util.List;

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
    List<Extension> extensions = certificate.extensions();
    for (int i = 0; i < extensions.size(); i++) {
      Extension extension = extensions.get(i);
      if (isRepeated(extensions, i)) {
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
                    .with("bytes", extension.range().text())
                    .build());
        default -> {}
      }
    }
  }

  /** Quadratic, but the reader takes no more than a hundred of them. */
  private static boolean isRepeated(List<Extension> extensions, int index) {
    for (int i = 0; i < index; i++) {
      if (extensions.get(i).oid().equals(extensions.get(index).oid())) {
        return true;
      }
    }
    return false;
  }

  private static Finding malformed(
      CandidatePath path, int index, Extension extension, String problem) {
    return Check.about(X509Code.EXTENSION_MALFORMED, path, index)
        .found(Printable.line(problem))
        .with("extension", extension.name())
        .with("bytes", extension.range().text())
        .build();
  }
}
