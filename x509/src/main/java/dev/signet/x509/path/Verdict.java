// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import java.net.URI;
import java.util.List;

/** The answer of a {@link Verifier}. */
public sealed interface Verdict {
  /**
   * Every check passed.
   *
   * @param path the proof
   * @param warnings what will fail elsewhere or later
   */
  record Trusted(VerifiedPath path, List<Finding> warnings) implements Verdict {}

  /**
   * A check failed.
   *
   * @param report all that failed on the best path, the most useful to the reader first
   */
  record Untrusted(Report report) implements Verdict {}

  /**
   * The answer depends on something that is elsewhere. The caller fetches it, with bounds, and asks
   * again with {@link PathRequest#withFetched}; if it cannot, it says so in the same way, and the
   * next answer is final.
   *
   * @param fetches at least one
   * @param otherwise the answer where nothing is fetched
   */
  record Needs(List<Fetch> fetches, Untrusted otherwise) implements Verdict {}

  /** Something to be fetched. */
  sealed interface Fetch {
    /** Where it is: an http address out of a certificate, so of a stranger's choosing. */
    URI place();
  }

  /**
   * A missing issuer's certificate (RFC 5280, 4.2.2.1): DER, or a degenerate PKCS#7.
   *
   * @param place where
   */
  record IssuerFetch(URI place) implements Fetch {}
}
