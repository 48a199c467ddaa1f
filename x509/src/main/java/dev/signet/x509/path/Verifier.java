// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.x509.HostMatcher;
import dev.signet.x509.X509Code;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges certificates: finds a path to a trusted one and checks every rule on it (RFC 5280, 6),
 * then the name (RFC 9525).
 *
 * <p>A refusal is a value that tells all that is wrong with the best path, and which certificate it
 * is about. Safe for use by several threads; asks nothing of the network, see {@link
 * Verdict.Needs}.
 */
public final class Verifier {
  /** A cause stands before its consequences: the order is that of the report. */
  private static final List<Check> CHECKS =
      List.of(
          new ExtensionCheck(),
          new ProfileCheck(),
          new StrengthCheck(),
          new AuthorityCheck(),
          new ValidityCheck(),
          new PurposeCheck(),
          new NameConstraintCheck(),
          new RevocationListCheck());

  private static final Check JDK = new JdkCheck();

  private final TrustAnchors anchors;
  private final InstantSource clock;

  /** A verifier that trusts some certificates and goes by a clock. */
  public Verifier(TrustAnchors anchors, InstantSource clock) {
    this.anchors = anchors;
    this.clock = clock;
  }

  /** Judges one peer's certificates at this moment. */
  public Verdict verify(PathRequest request) {
    if (anchors.isEmpty()) {
      return new Verdict.Untrusted(Report.of(Finding.of(X509Code.ANCHORS_EMPTY)));
    }
    Instant moment = clock.instant();
    PathSearch search = new PathSearch(anchors, request);
    Judgement judgement = new Judgement(request, moment);
    search.run(judgement::accepts);
    Optional<Finding> wrongName =
        request.peer().flatMap(peer -> HostMatcher.check(peer, request.leaf()));
    if (judgement.accepted.isPresent() && wrongName.isEmpty()) {
      CandidatePath path = judgement.accepted.get();
      return new Verdict.Trusted(
          new VerifiedPath(path, request, moment), ChainWarnings.of(path, request));
    }
    List<Finding> findings = new ArrayList<>();
    if (judgement.accepted.isEmpty()) {
      findings.addAll(judgement.best.orElseGet(() -> withoutPath(search, request, moment)));
    }
    wrongName.ifPresent(findings::add);
    return orFetch(new Verdict.Untrusted(new Report(findings)), search, judgement, request);
  }

  private List<Finding> withoutPath(PathSearch search, PathRequest request, Instant moment) {
    List<Finding> findings = new ArrayList<>();
    CandidatePath deadEnd = search.deadEnd();
    findings.add(
        search.isExhausted()
            ? exhausted(deadEnd)
            : MissingIssuer.explain(deadEnd, request, anchors));
    CHECKS.forEach(check -> findings.addAll(check.findings(deadEnd, request, moment)));
    return findings;
  }

  private static Finding exhausted(CandidatePath deadEnd) {
    return Check.about(X509Code.PATH_SEARCH_EXHAUSTED, deadEnd, 0)
        .wanted("a path within " + PathSearch.MAX_STEPS + " steps")
        .found("more branches than that")
        .build();
  }

  private static Verdict orFetch(
      Verdict.Untrusted untrusted, PathSearch search, Judgement judgement, PathRequest request) {
    boolean pathLacks = judgement.accepted.isEmpty() && judgement.best.isEmpty();
    if (!pathLacks || !request.limits().mayFetch()) {
      return untrusted;
    }
    List<Verdict.Fetch> fetches = MissingIssuer.fetches(search.deadEnd(), request);
    return fetches.isEmpty() ? untrusted : new Verdict.Needs(fetches, untrusted);
  }

  /** Judges the paths of one search and remembers the one with the fewest findings. */
  private static final class Judgement {
    private final PathRequest request;
    private final Instant moment;
    private Optional<CandidatePath> accepted = Optional.empty();
    private Optional<List<Finding>> best = Optional.empty();

    private Judgement(PathRequest request, Instant moment) {
      this.request = request;
      this.moment = moment;
    }

    private boolean accepts(CandidatePath path) {
      List<Finding> findings = new ArrayList<>();
      CHECKS.forEach(check -> findings.addAll(check.findings(path, request, moment)));
      if (findings.isEmpty()) {
        findings.addAll(JDK.findings(path, request, moment));
      }
      if (findings.isEmpty()) {
        accepted = Optional.of(path);
        return true;
      }
      if (best.isEmpty() || findings.size() < best.get().size()) {
        best = Optional.of(findings);
      }
      return false;
    }
  }
}
