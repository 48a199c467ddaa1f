// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.path.AlgorithmPolicy;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verifier;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * NIST's Public Key Interoperability Test Suite against our verifier, with its revocation lists.
 */
public final class PkitsSuite implements Suite {
  private static final InstantSource MOMENT = InstantSource.fixed(PkitsTable.MOMENT);

  /**
   * The suite is of 2011: it has DSA with SHA-1, and authorities whose basic constraints are not
   * critical, which RFC 5280 forbids to issue and not to accept.
   */
  private static final RuleSet RULES =
      RuleSet.PRIVATE
          .without("pkits", RuleSet.Group.PROFILE)
          .with(AlgorithmPolicy.STRONG.withKey("DSA").withHash("SHA1"));

  /** All 249 cases; none is left out. */
  public PkitsSuite() {}

  @Override
  public String name() {
    return "pkits";
  }

  @Override
  public String summary() {
    return "NIST's PKITS: path validation with policies and revocation lists";
  }

  @Override
  public void run(CaseLog cases) throws IOException {
    for (PkitsTable.Row row : PkitsTable.rows()) {
      String answer = answer(row);
      PathSuites.record(
          cases, Map.of(), row.id(), answer.equals("trusted") == row.wantsTrust(), answer);
    }
  }

  private static String answer(PkitsTable.Row row) {
    try {
      List<Certificate> certificates =
          row.path().stream().map(each -> Certificate.read(each.toArray())).toList();
      TrustAnchors anchors =
          TrustAnchors.of("PKITS", "", List.of(certificates.getFirst())).under(RULES);
      List<Crl> crls = row.lists().stream().map(each -> Crl.read(each.toArray())).toList();
      List<Certificate> sent = certificates.subList(1, certificates.size()).reversed();
      PathRequest request =
          PathRequest.forAny(sent).withRevocation(crls).withPolicies(row.policies());
      return PathSuites.text(new Verifier(anchors, MOMENT).verify(request));
    } catch (FindingException unreadable) {
      return unreadable.finding().code().id();
    }
  }
}
