// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.x509.Certificate;
import dev.signet.x509.path.Purpose;
import java.security.AlgorithmConstraints;
import java.util.List;
import java.util.Optional;

/**
 * A peer to be judged.
 *
 * @param shown what it shows for itself
 * @param purpose what the peer is
 * @param identification {@code HTTPS} or {@code LDAPS} where the certificate must name the peer;
 *     else empty
 * @param names who the peer may be: one of them has to match
 * @param constraints what the application forbids
 */
public record TrustRequest(
    ShownCertificates shown,
    Purpose purpose,
    String identification,
    List<String> names,
    Optional<AlgorithmConstraints> constraints) {
  /** Copies the list. */
  public TrustRequest {
    names = List.copyOf(names);
  }

  /** Without a name and constraints. */
  public static TrustRequest of(List<Certificate> chain, Purpose purpose) {
    ShownCertificates shown = ShownCertificates.of(chain);
    return new TrustRequest(shown, purpose, "", List.of(), Optional.empty());
  }

  /** The certificates as they came, the peer's own first. */
  public List<Certificate> chain() {
    return shown.chain();
  }
}
