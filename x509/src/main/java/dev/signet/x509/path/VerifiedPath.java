// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A path from a certificate to a trust anchor that passed every check.
 *
 * <p>Only a {@link Verifier} makes one, so to hold it is the proof. It holds for the request that
 * was judged and for the moment of the judgement.
 */
public final class VerifiedPath {
  private final CandidatePath path;
  private final PathRequest request;
  private final Instant moment;

  VerifiedPath(CandidatePath path, PathRequest request, Instant moment) {
    this.path = path;
    this.request = request;
    this.moment = moment;
  }

  /** The peer's certificate. */
  public Certificate leaf() {
    return path.leaf();
  }

  /** The peer's certificate first, the anchor last; one alone where the leaf itself is trusted. */
  public List<Certificate> certificates() {
    return path.certificates();
  }

  /** The trusted certificate and its store. */
  public TrustAnchors.Anchor anchor() {
    return path.anchor().orElseThrow();
  }

  /** What was asked. */
  public PathRequest request() {
    return request;
  }

  /** When it was judged. */
  public Instant moment() {
    return moment;
  }

  /** The earliest end of validity on the path: until then nothing changes by time alone. */
  public Instant validUntil() {
    return certificates().stream()
        .map(certificate -> certificate.validity().notAfter())
        .min(Instant::compareTo)
        .orElse(moment);
  }

  /** The names on the path, the leaf's first. */
  @Override
  public String toString() {
    return "VerifiedPath" + certificates().stream().map(Certificate::shortText).toList();
  }
}
