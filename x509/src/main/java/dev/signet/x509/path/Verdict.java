// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.x509.der.Bytes;
import java.net.URI;
import java.util.List;

/** The answer of a {@link Verifier}. */
public sealed interface Verdict {
  /** An answer that needs nothing from elsewhere. */
  sealed interface Decided extends Verdict {
    /** All that was found, the most useful first; of a trusted path its warnings. */
    List<Finding> findings();
  }

  /**
   * Every check passed.
   *
   * @param path the proof
   * @param warnings what will fail elsewhere or later
   */
  record Trusted(VerifiedPath path, List<Finding> warnings) implements Decided {
    @Override
    public List<Finding> findings() {
      return warnings;
    }
  }

  /**
   * A check failed.
   *
   * @param report all that failed on the best path, the most useful to the reader first
   */
  record Untrusted(Report report) implements Decided {
    @Override
    public List<Finding> findings() {
      return report.findings();
    }
  }

  /**
   * The answer depends on something that is elsewhere. The caller fetches it, with bounds, and asks
   * again with {@link PathRequest#withFetched} and its likes; if it cannot, it says so in the same
   * way, and the next answer is final.
   *
   * @param fetches at least one
   * @param otherwise the answer where nothing is fetched
   */
  record Needs(List<Fetch> fetches, Decided otherwise) implements Verdict {}

  /** The answer as it is without anything from elsewhere. */
  default Decided decided() {
    return switch (this) {
      case Decided decided -> decided;
      case Needs needs -> needs.otherwise;
    };
  }

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

  /**
   * A revocation list in DER (RFC 5280, 4.2.1.13).
   *
   * @param place where
   */
  record ListFetch(URI place) implements Fetch {}

  /**
   * An answer of an OCSP responder (RFC 6960, appendix A): a POST of the request, of the type
   * {@code application/ocsp-request}.
   *
   * @param place the responder
   * @param request the question in DER
   */
  record ResponseFetch(URI place, Bytes request) implements Fetch {}
}
