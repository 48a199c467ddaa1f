// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.time.Duration;
import java.util.stream.Collectors;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.challenge.TlsAlpn01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/** Proves one name: shows what is asked for, has the authority look, and waits for its answer. */
final class ProofStep {
  /** Authorities ask again for minutes when a name's server is slow. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ProofShow proofs;

  ProofStep(ProofShow proofs) {
    this.proofs = proofs;
  }

  void prove(Authorization authorization) throws AcmeException, InterruptedException {
    if (authorization.getStatus() != Status.PENDING) {
      return;
    }
    Challenge challenge =
        authorization
            .<Challenge>findChallenge(proofs.challenge())
            .orElseThrow(() -> notOffered(authorization));
    try (ProofShow.Shown _ = proofs.show(proof(authorization, challenge))) {
      challenge.trigger();
      if (authorization.waitForCompletion(PATIENCE) != Status.VALID) {
        challenge.fetch();
        throw refused(authorization, challenge);
      }
    }
  }

  private ProofShow.Proof proof(Authorization authorization, Challenge challenge) {
    String host = authorization.getIdentifier().getValue();
    return switch (challenge) {
      case Http01Challenge http ->
          new ProofShow.Proof(host, http.getToken(), http.getAuthorization());
      case Dns01Challenge dns ->
          new ProofShow.Proof(
              dns.getRRName(authorization.getIdentifier()).replaceFirst("\\.$", ""),
              "",
              dns.getDigest());
      case TlsAlpn01Challenge alpn -> new ProofShow.Proof(host, "", alpn.getAuthorization());
      default -> throw notOffered(authorization);
    };
  }

  private FindingException notOffered(Authorization authorization) {
    return Finding.about(EnrolCode.PROOF_NOT_OFFERED)
        .subject(authorization.getIdentifier().getValue())
        .wanted(proofs.challenge())
        .found(
            authorization.getChallenges().stream()
                .map(Challenge::getType)
                .collect(Collectors.joining(", ")))
        .toException();
  }

  private static FindingException refused(Authorization authorization, Challenge challenge) {
    String why =
        challenge.getError().flatMap(Problem::getDetail).orElse(challenge.getStatus().toString());
    return Finding.about(EnrolCode.PROOF_NOT_ACCEPTED)
        .subject(authorization.getIdentifier().getValue())
        .wanted(challenge.getType())
        .found(Printable.line(why))
        .with("problem", challenge.getError().map(p -> p.getType().toString()).orElse("none"))
        .toException();
  }
}
