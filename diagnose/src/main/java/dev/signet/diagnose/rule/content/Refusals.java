// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.content;

import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.X509Code;
import java.util.List;
import java.util.Optional;

/** What the validator has against the content of certificates, one cause for each. */
final class Refusals {
  private Refusals() {}

  /** The first finding of a code, where the way leads to an anchor or not. */
  static Optional<Finding> of(CaseFile file, X509Code code) {
    return file.chain()
        .flatMap(chain ->
            chain.refusals().stream().filter(finding -> finding.code() == code).findFirst());
  }

  /** The certificates on the way, the server's first. */
  static List<Certificate> path(CaseFile file) {
    return file.chain().map(chain -> chain.walk().certificates()).orElse(List.of());
  }

  /** The same without the anchor, whose own signature nobody checks. */
  static List<Certificate> belowAnchor(CaseFile file) {
    List<Certificate> path = path(file);
    boolean anchored = file.chain().flatMap(chain -> chain.walk().anchor()).isPresent();
    return anchored && path.size() > 1 ? path.subList(0, path.size() - 1) : path;
  }

  /** Those above the server's own. */
  static List<Certificate> authorities(CaseFile file) {
    List<Certificate> path = path(file);
    return path.isEmpty() ? path : path.subList(1, path.size());
  }
}
