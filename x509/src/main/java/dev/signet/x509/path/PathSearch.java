// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds paths by names: from the leaf upwards, depth first, the likeliest issuer first, until one
 * is accepted.
 *
 * <p>Links are followed by name and key identifier; whether a signature fits is asked only where
 * several certificates could be the issuer. Work is bounded, because certificates come from
 * strangers. For one search by one thread.
 */
final class PathSearch {
  /**
   * Certificates tried as issuers. Real searches need fewer than 20; the bound stops chains built
   * to branch.
   */
  static final int MAX_STEPS = 1_000;

  /** Complete paths that are judged. */
  static final int MAX_PATHS = 50;

  /** Certificates on one path, whatever the request allows. */
  static final int MAX_CERTIFICATES = 30;

  private final TrustAnchors anchors;
  private final PathRequest request;
  private final SignatureLedger signatures;

  /** Each once, in the order in which they came. */
  private final List<Certificate> sent;

  private List<Certificate> deepest;
  private int steps;
  private boolean cut;
  private int paths;

  PathSearch(TrustAnchors anchors, PathRequest request, SignatureLedger signatures) {
    this.anchors = anchors;
    this.request = request;
    this.signatures = signatures;
    this.deepest = List.of(request.leaf());
    this.sent = List.copyOf(new LinkedHashSet<>(request.others()));
  }

  /** Hands complete paths to a judge until it accepts one. */
  boolean run(Predicate<CandidatePath> judge) {
    for (TrustAnchors.Anchor anchor : anchors.named(request.leaf().subject())) {
      boolean isLeaf = anchor.certificate().equals(request.leaf());
      if (isLeaf && judge.test(new CandidatePath(List.of(request.leaf()), Optional.of(anchor)))) {
        return true;
      }
    }
    return extend(List.of(request.leaf()), judge);
  }

  /** The longest path that led nowhere. */
  CandidatePath deadEnd() {
    return new CandidatePath(deepest, Optional.empty());
  }

  /** Whether the search was stopped by its bounds. */
  boolean isExhausted() {
    return steps >= MAX_STEPS || signatures.isExhausted() || paths >= MAX_PATHS;
  }

  /** Whether paths were given up because they had as many certificates as they may. */
  boolean isCut() {
    return cut;
  }

  private boolean extend(List<Certificate> path, Predicate<CandidatePath> judge) {
    Certificate top = path.getLast();
    if (path.size() > deepest.size()) {
      deepest = path;
    }
    List<TrustAnchors.Anchor> trusted = anchors.named(top.issuer());
    List<Certificate> above = issuers(path, top);
    boolean several = trusted.size() + above.size() > 1;
    if (!above.isEmpty() && isLongest(path)) {
      cut = true;
      above = List.of();
    }
    return tryAnchors(path, trusted, several, judge) || tryIssuers(path, above, several, judge);
  }

  /**
   * Self-issued certificates do not count (RFC 5280, 4.2.1.9), but not even they may go on for
   * ever.
   */
  private boolean isLongest(List<Certificate> path) {
    int counted = 0;
    for (int i = 1; i < path.size(); i++) {
      counted += path.get(i).isSelfIssued() ? 0 : 1;
    }
    return counted >= request.limits().intermediates() || path.size() > MAX_CERTIFICATES;
  }

  private boolean tryAnchors(
      List<Certificate> path,
      List<TrustAnchors.Anchor> trusted,
      boolean several,
      Predicate<CandidatePath> judge) {
    for (TrustAnchors.Anchor anchor : trusted) {
      if (mayFollow(path, anchor.certificate(), several)) {
        paths++;
        if (judge.test(
            new CandidatePath(append(path, anchor.certificate()), Optional.of(anchor)))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean tryIssuers(
      List<Certificate> path,
      List<Certificate> above,
      boolean several,
      Predicate<CandidatePath> judge) {
    for (Certificate issuer : above) {
      if (mayFollow(path, issuer, several) && extend(append(path, issuer), judge)) {
        return true;
      }
    }
    return false;
  }

  /** Those that the key identifiers speak for come first. */
  private List<Certificate> issuers(List<Certificate> path, Certificate top) {
    List<Certificate> likely = new ArrayList<>();
    List<Certificate> others = new ArrayList<>();
    for (Certificate issuer : sent) {
      if (issuer.subject().equals(top.issuer()) && isNew(path, issuer)) {
        (KeyIdentifiers.agree(top, issuer) ? likely : others).add(issuer);
      }
    }
    likely.addAll(others);
    return likely;
  }

  /** A path that has the same name with the same key twice goes round in circles. */
  private static boolean isNew(List<Certificate> path, Certificate issuer) {
    for (Certificate each : path) {
      if (each.subject().equals(issuer.subject()) && each.key().equals(issuer.key())) {
        return false;
      }
    }
    return true;
  }

  private boolean mayFollow(List<Certificate> path, Certificate issuer, boolean several) {
    if (isExhausted()) {
      return false;
    }
    steps++;
    if (!several) {
      return true;
    }
    // A key that counts on its issuer's parameters cannot be asked before the path is whole.
    return issuer.key().lacksParameters()
        || signatures.fits(path.getLast().keySignature(), issuer.key());
  }

  private static List<Certificate> append(List<Certificate> path, Certificate issuer) {
    List<Certificate> longer = new ArrayList<>(path.size() + 1);
    longer.addAll(path);
    longer.add(issuer);
    return longer;
  }
}
