// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import java.util.Arrays;
import java.util.List;

/**
 * What a server showed of certificates, and what the validator says of them.
 *
 * @param sent as they came, the server's own first; at least one
 * @param fetched what else was found at the places that the certificates name
 * @param anchors what is trusted
 * @param verdict the validator's answer for the host and moment of the check
 * @param walk the way up
 * @param elsewhere where else it would lead to a root; looked for only where it does not here
 */
public record ChainFacts(
    List<Certificate> sent,
    List<Certificate> fetched,
    TrustAnchors anchors,
    Verdict verdict,
    ChainWalk walk,
    Elsewhere elsewhere) {
  /** Copies the lists. */
  public ChainFacts {
    sent = List.copyOf(sent);
    fetched = List.copyOf(fetched);
  }

  /** The server's own certificate. */
  public Certificate leaf() {
    return sent.getFirst();
  }

  /** What the validator has against it; nothing where it is trusted. */
  public List<Finding> refusals() {
    return refusals(verdict);
  }

  private static List<Finding> refusals(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Trusted _ -> List.of();
      case Verdict.Untrusted(var report) -> report.findings();
      case Verdict.Needs(_, var otherwise) -> refusals(otherwise);
    };
  }

  /** Whether the validator refuses for one of these reasons. */
  public boolean isRefusedFor(Code... codes) {
    return refusals().stream().anyMatch(finding -> Arrays.asList(codes).contains(finding.code()));
  }

  /** Whether everything holds. */
  public boolean isTrusted() {
    return verdict instanceof Verdict.Trusted;
  }

  /** What to call a certificate by its place: {@code certificate 2 of 3}. */
  public String place(Certificate certificate) {
    int index = sent.indexOf(certificate);
    if (index >= 0) {
      return "certificate " + (index + 1) + " of " + sent.size();
    }
    return fetched.contains(certificate) ? "a fetched certificate" : "the trusted root";
  }
}
