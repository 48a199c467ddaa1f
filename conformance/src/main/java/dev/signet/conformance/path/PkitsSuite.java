// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.ReasonedExceptions;
import dev.signet.conformance.Suite;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verifier;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * NIST's Public Key Interoperability Test Suite against our verifier, with its revocation lists.
 */
public final class PkitsSuite implements Suite {
  private static final InstantSource MOMENT =
      InstantSource.fixed(Instant.parse("2011-04-15T00:00:00Z"));

  private static final String NO_POLICY_INPUTS = "the request has no policy inputs yet";

  private final Map<String, String> exceptions =
      ReasonedExceptions.read(PkitsSuite.class, "pkits-exceptions.tsv");

  /** A suite that skips the cases of its list of reasoned exceptions. */
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
    Map<String, byte[]> certificates = contents("pkits-certs.tsv.gz");
    Map<String, byte[]> lists = contents("pkits-crls.tsv.gz");
    for (List<String> row : Vectors.rows("pkits-cases.tsv")) {
      String id = row.get(0) + " " + row.get(1);
      if (!row.subList(6, 10).equals(List.of("2.5.29.32.0", "False", "False", "False"))) {
        cases.skipped(id, NO_POLICY_INPUTS);
        continue;
      }
      String answer = answer(pick(row.get(4), certificates), pick(row.get(5), lists));
      boolean right = answer.equals("trusted") == row.get(3).equals("S");
      PathSuites.record(cases, exceptions, id, right, answer);
    }
  }

  private static String answer(List<byte[]> path, List<byte[]> lists) {
    try {
      List<Certificate> certificates = path.stream().map(Certificate::read).toList();
      List<Certificate> sent = certificates.subList(1, certificates.size()).reversed();
      TrustAnchors anchors = TrustAnchors.of("PKITS", "", List.of(certificates.getFirst()));
      List<Crl> crls = lists.stream().map(Crl::read).toList();
      PathRequest request = PathRequest.forAny(sent).withRevocation(crls);
      return PathSuites.text(new Verifier(anchors, MOMENT).verify(request));
    } catch (FindingException unreadable) {
      return unreadable.finding().code().id();
    }
  }

  private static List<byte[]> pick(String names, Map<String, byte[]> contents) {
    return Arrays.stream(names.split(",")).map(contents::get).toList();
  }

  private static Map<String, byte[]> contents(String file) throws IOException {
    return Vectors.rows(file).stream()
        .collect(
            Collectors.toMap(row -> row.get(0), row -> Base64.getDecoder().decode(row.get(1))));
  }
}
