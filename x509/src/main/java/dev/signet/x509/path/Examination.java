// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import java.time.Instant;
import java.util.List;

/**
 * One path while it is judged, with all that the checks look at.
 *
 * @param path what is judged
 * @param request for whom and for what
 * @param moment when
 * @param signatures those that were checked already
 * @param nesting 0 for the peer's own path, more for those of the signers of revocation lists
 */
record Examination(
    CandidatePath path,
    PathRequest request,
    Instant moment,
    SignatureLedger signatures,
    int nesting) {

  /** The rules of the anchor; where there is none yet, those that hold everywhere. */
  RuleSet rules() {
    return path.anchor().map(TrustAnchors.Anchor::rules).orElse(RuleSet.PRIVATE);
  }

  List<Certificate> certificates() {
    return path.certificates();
  }

  Certificate certificate(int index) {
    return path.certificates().get(index);
  }

  /**
   * The key of the certificate at an index, with parameters inherited from above where it lacks its
   * own (RFC 5280, 6.1.4 (d) to (f)).
   */
  SubjectPublicKey workingKey(int index) {
    SubjectPublicKey key = certificate(index).key();
    return key.lacksParameters() && index + 1 < certificates().size()
        ? key.withParametersOf(workingKey(index + 1))
        : key;
  }
}
