// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.tls.PeerVerdict;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.HostMatcher;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RevocationTerms;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.VerifiedPath;
import dev.signet.x509.path.Verifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges peers: the path by {@code x509}, then the name, the pins and the application's
 * constraints. Immutable, for any number of threads.
 */
public final class PeerJudge {
  private final TrustAnchors anchors;
  private final RevocationTerms revocation;
  private final KeyPins pins;
  private final String identification;
  private final Verifier verifier;

  /**
   * A judge.
   *
   * @param revocation how revocation is looked at; what a server staples is looked in always
   * @param pins keys of which the path must have one
   * @param identification how servers' names are checked where a connection does not say; empty for
   *     JSSE's own default, not at all
   */
  public PeerJudge(
      TrustAnchors anchors,
      RevocationTerms revocation,
      KeyPins pins,
      String identification,
      InstantSource clock) {
    this.anchors = anchors;
    this.revocation = revocation;
    this.pins = pins;
    this.identification = identification;
    this.verifier = new Verifier(anchors, clock);
  }

  /** How servers' names are checked where a connection does not say. */
  public String identification() {
    return identification;
  }

  /** What is trusted. */
  public TrustAnchors anchors() {
    return anchors;
  }

  /**
   * Judges one peer.
   *
   * @return {@link PeerVerdict.Accepted} with a {@link VerifiedPath} as identity, or all that is
   *     wrong
   */
  public PeerVerdict judge(TrustRequest request) {
    try {
      return judgePath(request);
    } catch (FindingException e) {
      return Refusals.of(e.finding());
    }
  }

  private PeerVerdict judgePath(TrustRequest request) {
    PathRequest path =
        PathRequest.of(request.chain(), request.purpose())
            .withRevocation(request.shown().under(revocation));
    List<Finding> findings = new ArrayList<>();
    switch (verifier.verify(path)) {
      case Verdict.Trusted trusted -> {
        findings.addAll(afterPath(request, trusted.path()));
        if (findings.isEmpty()) {
          return new PeerVerdict.Accepted(
              trusted.path().leaf().key().toPublicKey(), trusted.path());
        }
      }
      case Verdict.Untrusted untrusted -> {
        findings.addAll(untrusted.report().findings());
        wrongName(request).ifPresent(findings::add);
      }
      case Verdict.Needs needs -> findings.addAll(needs.otherwise().findings());
    }
    return Refusals.of(new Report(findings));
  }

  private List<Finding> afterPath(TrustRequest request, VerifiedPath path) {
    List<Finding> findings = new ArrayList<>();
    wrongName(request).ifPresent(findings::add);
    pins.check(path, request.names()).ifPresent(findings::add);
    request
        .constraints()
        .flatMap(constraints -> PathConstraints.check(constraints, path.certificates()))
        .ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> wrongName(TrustRequest request) {
    return request.identification().isEmpty()
        ? Optional.empty()
        : PeerNames.check(request.identification(), request.names(), request.chain().getFirst());
  }

  /** Whether a certificate names who was asked for; also where somebody else judges the path. */
  public static final class PeerNames {
    private PeerNames() {}

    /**
     * Checks the names.
     *
     * @param identification the algorithm's name, for the finding
     * @param names of which one has to match
     * @return the finding about the first name, or empty
     */
    public static Optional<Finding> check(
        String identification, List<String> names, Certificate leaf) {
      if (names.isEmpty()) {
        return Optional.of(
            Finding.about(JsseCode.PEER_NAME_UNKNOWN).wanted(identification).build());
      }
      List<Finding> wrong = new ArrayList<>();
      for (String name : names) {
        Optional<Finding> finding = HostMatcher.check(GeneralName.ofHost(name), leaf);
        if (finding.isEmpty()) {
          return finding;
        }
        wrong.add(finding.get());
      }
      return Optional.of(wrong.getFirst());
    }
  }
}
