// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.x509.HostMatcher;
import dev.signet.x509.X509Code;
import dev.signet.x509.crypto.VerifyProviders;
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
  private final TrustAnchors anchors;
  private final InstantSource clock;
  private final VerifyProviders providers;

  /** A verifier that trusts some certificates and goes by a clock. */
  public Verifier(TrustAnchors anchors, InstantSource clock) {
    this(anchors, clock, VerifyProviders.fastest());
  }

  /** A verifier whose signatures are checked by providers of the caller's choice. */
  public Verifier(TrustAnchors anchors, InstantSource clock, VerifyProviders providers) {
    this.anchors = anchors;
    this.clock = clock;
    this.providers = providers;
  }

  /** Judges one peer's certificates at this moment. */
  public Verdict verify(PathRequest request) {
    if (anchors.isEmpty()) {
      return new Verdict.Untrusted(Report.of(Finding.of(X509Code.ANCHORS_EMPTY)));
    }
    Instant moment = clock.instant();
    SignatureLedger signatures = new SignatureLedger(providers);
    PathSearch search = new PathSearch(anchors, request, signatures);
    Judgement judgement = new Judgement(request, moment, signatures, 0);
    search.run(judgement::accepts);
    Optional<Finding> wrongName =
        request.peer().flatMap(peer -> HostMatcher.check(peer, request.leaf()));
    if (judgement.accepted().isPresent() && wrongName.isEmpty()) {
      return trusted(judgement.accepted().get(), request);
    }
    List<Finding> findings = new ArrayList<>();
    if (judgement.accepted().isEmpty()) {
      findings.addAll(new Refusal(search, judgement, anchors).findings(request));
    }
    FieldPointer leaf = new FieldPointer(List.of(request.leaf()));
    wrongName.map(finding -> leaf.point(finding, 0)).ifPresent(findings::add);
    Verdict.Untrusted untrusted = new Verdict.Untrusted(new Report(FindingOrder.sorted(findings)));
    return orFetch(untrusted, Fetches.afterRefusal(search, judgement, request), request);
  }

  private static Verdict trusted(Judgement.Judged judged, PathRequest request) {
    Examination examination = judged.examination();
    List<Finding> warnings = new ArrayList<>(judged.findings());
    warnings.addAll(ChainWarnings.of(examination.path(), request));
    Verdict.Trusted trusted =
        new Verdict.Trusted(
            new VerifiedPath(examination.path(), request, examination.moment()),
            List.copyOf(warnings));
    return orFetch(trusted, Fetches.ofRevocation(examination), request);
  }

  private static Verdict orFetch(
      Verdict.Decided decided, List<Verdict.Fetch> fetches, PathRequest request) {
    return fetches.isEmpty() || !request.limits().mayFetch()
        ? decided
        : new Verdict.Needs(fetches, decided);
  }
}
