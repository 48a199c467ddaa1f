// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.path.AlgorithmPolicy;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.Purpose;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verdict;
import dev.signet.x509.path.Verifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What our own verifier says. */
final class OurAnswer {
  /** The suite with revocation and policies is of 2011. */
  private static final RuleSet OLD =
      RuleSet.PRIVATE
          .without("old", RuleSet.Group.PROFILE)
          .with(AlgorithmPolicy.STRONG.withKey("DSA").withHash("SHA1"));

  private OurAnswer() {}

  /**
   * Our answer.
   *
   * @param names whether the host counts
   * @return a reason is the code of the decisive finding
   */
  static DiffAnswer of(DiffCase asked, boolean names) {
    try {
      RuleSet rules = asked.question().status().isPresent() ? OLD : RuleSet.PRIVATE;
      TrustAnchors anchors =
          TrustAnchors.of("diff", "", readable(asked.chain().trusted())).under(rules);
      InstantSource clock = InstantSource.fixed(asked.question().moment());
      return answer(new Verifier(anchors, clock).verify(request(asked, names)));
    } catch (FindingException unreadable) {
      return DiffAnswer.refused(unreadable.finding().code().id());
    }
  }

  private static DiffAnswer answer(Verdict verdict) {
    return switch (verdict.decided()) {
      case Verdict.Trusted _ -> DiffAnswer.TRUSTED;
      case Verdict.Untrusted(var report) -> DiffAnswer.refused(report.headline().code().id());
    };
  }

  private static PathRequest request(DiffCase asked, boolean names) {
    List<Certificate> chain = new ArrayList<>();
    chain.add(Certificate.read(asked.chain().leaf().toArray()));
    chain.addAll(readable(asked.others()));
    DiffCase.Question question = asked.question();
    PathRequest request =
        question.host().isEmpty()
            ? PathRequest.forAny(chain)
            : names
                ? PathRequest.forServer(chain, question.host().get())
                : PathRequest.of(chain, Purpose.TLS_SERVER);
    return question
        .status()
        .map(status -> request.withRevocation(status.readLists()).withPolicies(status.policies()))
        .orElse(request);
  }

  /** Certificates that cannot be read cannot be of use, nor do they keep others from being so. */
  private static List<Certificate> readable(List<Bytes> encoded) {
    return encoded.stream().flatMap(one -> read(one).stream()).toList();
  }

  private static List<Certificate> read(Bytes one) {
    try {
      return List.of(Certificate.read(one.toArray()));
    } catch (FindingException e) {
      return List.of();
    }
  }
}
