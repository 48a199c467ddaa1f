// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.OcspResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks certificates of one path up in responses and lists.
 *
 * @param lists in any order, full and delta
 * @param responses in any order
 * @param moment now
 * @param trust what is known of the path
 */
public record RevocationJudge(
    List<Crl> lists, List<OcspResponse> responses, Instant moment, SignerTrust trust) {
  /** Copies the lists. */
  public RevocationJudge {
    lists = List.copyOf(lists);
    responses = List.copyOf(responses);
  }

  /**
   * The status of one certificate. Who says "revoked" is believed over who says "good".
   *
   * @param issuer the certificate above it on the path
   */
  public RevocationStatus status(Certificate certificate, Certificate issuer) {
    List<RevocationStatus> answers = new ArrayList<>();
    OcspCheck ocsp = new OcspCheck(moment, trust);
    for (OcspResponse response : responses) {
      ocsp.status(response, certificate, issuer).ifPresent(answers::add);
    }
    if (!lists.isEmpty()) {
      answers.add(new CrlSearch(lists, new CrlCheck(moment, trust), certificate).status());
    }
    return worst(answers);
  }

  private static RevocationStatus worst(List<RevocationStatus> answers) {
    Optional<RevocationStatus> revoked =
        answers.stream().filter(RevocationStatus.Revoked.class::isInstance).findFirst();
    Optional<RevocationStatus> good =
        answers.stream().filter(RevocationStatus.Good.class::isInstance).findFirst();
    return revoked.or(() -> good).orElseGet(() -> unknown(answers));
  }

  private static RevocationStatus unknown(List<RevocationStatus> answers) {
    List<String> obstacles = new ArrayList<>();
    for (RevocationStatus answer : answers) {
      if (answer instanceof RevocationStatus.Unknown(var some)) {
        obstacles.addAll(some);
      }
    }
    return new RevocationStatus.Unknown(List.copyOf(obstacles));
  }
}
