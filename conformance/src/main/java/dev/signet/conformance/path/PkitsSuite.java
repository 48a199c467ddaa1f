// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;
import dev.signet.x509.path.AlgorithmPolicy;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.RuleSet;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verifier;
import dev.signet.x509.policy.PolicyInputs;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * NIST's Public Key Interoperability Test Suite against our verifier, with its revocation lists.
 */
public final class PkitsSuite implements Suite {
  private static final InstantSource MOMENT =
      InstantSource.fixed(Instant.parse("2011-04-15T00:00:00Z"));

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
    Map<String, Bytes> certificates = contents("pkits-certs.tsv.gz");
    Map<String, Bytes> lists = contents("pkits-crls.tsv.gz");
    for (List<String> row : Vectors.rows("pkits-cases.tsv")) {
      String id = row.get(0) + " " + row.get(1);
      Material material =
          new Material(
              pick(row.get(4), certificates), pick(row.get(5), lists), inputs(row.subList(6, 10)));
      String answer = material.answer();
      boolean right = answer.equals("trusted") == row.get(3).equals("S");
      PathSuites.record(cases, Map.of(), id, right, answer);
    }
  }

  /** What one case gives. */
  private record Material(List<Bytes> path, List<Bytes> lists, PolicyInputs policies) {
    private String answer() {
      try {
        List<Certificate> certificates =
            path.stream().map(each -> Certificate.read(each.toArray())).toList();
        TrustAnchors anchors =
            TrustAnchors.of("PKITS", "", List.of(certificates.getFirst())).under(RULES);
        List<Crl> crls = lists.stream().map(each -> Crl.read(each.toArray())).toList();
        List<Certificate> sent = certificates.subList(1, certificates.size()).reversed();
        PathRequest request = PathRequest.forAny(sent).withRevocation(crls).withPolicies(policies);
        return PathSuites.text(new Verifier(anchors, MOMENT).verify(request));
      } catch (FindingException unreadable) {
        return unreadable.finding().code().id();
      }
    }
  }

  private static PolicyInputs inputs(List<String> columns) {
    Set<Oid> initial =
        Arrays.stream(columns.get(0).split(",")).map(Oid::new).collect(Collectors.toSet());
    return new PolicyInputs(
        initial,
        Boolean.parseBoolean(columns.get(1)),
        Boolean.parseBoolean(columns.get(2)),
        Boolean.parseBoolean(columns.get(3)));
  }

  private static List<Bytes> pick(String names, Map<String, Bytes> contents) {
    return Arrays.stream(names.split(",")).map(contents::get).toList();
  }

  private static Map<String, Bytes> contents(String file) throws IOException {
    return Vectors.rows(file).stream()
        .collect(
            Collectors.toMap(
                row -> row.get(0), row -> Bytes.of(Base64.getDecoder().decode(row.get(1)))));
  }
}
