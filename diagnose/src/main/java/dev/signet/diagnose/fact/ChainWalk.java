// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.x509.Certificate;
import dev.signet.x509.path.TrustAnchors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way up from a server's certificate, from signature to signature, as far as it leads: to an
 * anchor where there is a way to one, else as high as possible.
 *
 * <p>It judges nothing else, so that it is the same whatever is wrong besides.
 *
 * @param certificates the server's first
 * @param anchor the trusted one at the end; empty where the way ends before
 */
public record ChainWalk(List<Certificate> certificates, Optional<TrustAnchors.Anchor> anchor) {
  /** Real chains have up to six certificates. */
  private static final int MAX_LENGTH = 10;

  /** A chain made to be searched long is given up. */
  private static final int MAX_STEPS = 200;

  /** Copies the list. */
  public ChainWalk {
    certificates = List.copyOf(certificates);
  }

  /** Goes up from the first certificate, by way of the others. */
  public static ChainWalk of(List<Certificate> chain, TrustAnchors anchors) {
    Search search = new Search(chain, anchors);
    search.climb(new ArrayList<>(List.of(chain.getFirst())));
    return search.best;
  }

  /** The highest certificate that was reached; with an anchor, that one. */
  public Certificate top() {
    return certificates.getLast();
  }

  /** Everything between the server's certificate and the anchor. */
  public List<Certificate> intermediates() {
    int end = certificates.size() - (anchor.isPresent() && certificates.size() > 1 ? 1 : 0);
    return certificates.subList(Math.min(1, end), end);
  }

  private static final class Search {
    private final List<Certificate> chain;
    private final TrustAnchors anchors;
    private ChainWalk best;
    private int steps;

    Search(List<Certificate> chain, TrustAnchors anchors) {
      this.chain = chain;
      this.anchors = anchors;
      this.best = new ChainWalk(List.of(chain.getFirst()), Optional.empty());
    }

    /** Whether an anchor was reached. */
    private boolean climb(List<Certificate> path) {
      Certificate top = path.getLast();
      if (anchored(path, top)) {
        return true;
      }
      if (path.size() > best.certificates.size()) {
        best = new ChainWalk(path, Optional.empty());
      }
      if (path.size() == MAX_LENGTH || ++steps > MAX_STEPS) {
        return false;
      }
      for (Certificate issuer : chain) {
        if (!path.contains(issuer) && signed(issuer, top)) {
          List<Certificate> longer = new ArrayList<>(path);
          longer.add(issuer);
          if (climb(longer)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean anchored(List<Certificate> path, Certificate top) {
      for (TrustAnchors.Anchor anchor : anchors.anchors()) {
        Certificate trusted = anchor.certificate();
        if (trusted.equals(top)) {
          best = new ChainWalk(path, Optional.of(anchor));
          return true;
        }
        if (signed(trusted, top)) {
          List<Certificate> whole = new ArrayList<>(path);
          whole.add(trusted);
          best = new ChainWalk(whole, Optional.of(anchor));
          return true;
        }
      }
      return false;
    }

    private static boolean signed(Certificate issuer, Certificate certificate) {
      return issuer.subject().equals(certificate.issuer()) && certificate.isSignedBy(issuer.key());
    }
  }
}
