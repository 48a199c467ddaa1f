// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A path whose names link, and nothing more is known yet.
 *
 * @param certificates the leaf first, the anchor last
 * @param anchor the last one with its store; empty where the path ends before an anchor
 */
record CandidatePath(List<Certificate> certificates, Optional<TrustAnchors.Anchor> anchor) {
  CandidatePath {
    certificates = List.copyOf(certificates);
  }

  Certificate leaf() {
    return certificates.getFirst();
  }

  /** All but the anchor: what a validator is given beside its anchor. */
  List<Certificate> belowAnchor() {
    return certificates.subList(0, certificates.size() - (anchor.isPresent() ? 1 : 0));
  }

  /** What to call the certificate at an index, in a sentence. */
  String place(int index) {
    if (index == 0) {
      return "the certificate itself";
    }
    return index >= belowAnchor().size() ? "the trusted root" : "intermediate " + index;
  }
}
