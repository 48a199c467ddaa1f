// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.fact.HttpAnswer;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.OcspAnswer;
import dev.signet.x509.OcspResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A status was stapled that says nothing of the server's certificate, or no longer does. */
final class StapleOutdated implements CauseRule {
  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (file.usual().heard().staple().isEmpty()) {
      return Optional.empty();
    }
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .flatMap(chain ->
            defect(file, chain)
                .map(found ->
                    file.about(RevocationCause.STAPLE_OUTDATED, chain.leaf())
                        .wanted("a present status of this certificate")
                        .found(found)
                        .build()));
  }

  /** What is wrong with it; empty where nothing is, or where it cannot be told. */
  private static Optional<String> defect(CaseFile file, ChainFacts chain) {
    OcspResponse response;
    try {
      response = OcspResponse.read(file.usual().heard().staple().toArray());
    } catch (FindingException e) {
      return Optional.of("bytes that are no OCSP response");
    }
    if (!response.isSuccessful()) {
      return Optional.of("a responder that answers: " + response.statusText());
    }
    List<Certificate> path = chain.walk().certificates();
    return path.size() < 2 ? Optional.empty() : defect(response, path, moment(file));
  }

  private static Optional<String> defect(
      OcspResponse response, List<Certificate> path, Instant moment) {
    Optional<OcspAnswer> answer =
        response.answers().stream()
            .filter(each -> each.certificate().fits(path.getFirst(), path.get(1)))
            .findFirst();
    if (answer.isEmpty()) {
      return Optional.of("a status of another certificate");
    }
    return answer
        .flatMap(OcspAnswer::nextUpdate)
        .filter(end -> end.isBefore(moment))
        .map(end -> "a status that was good until " + end);
  }

  /** The earlier of both clocks: a staple that is over by one alone is a clock that is wrong. */
  private static Instant moment(CaseFile file) {
    Instant here = file.scene().moment();
    return file.usual()
        .heard()
        .http()
        .flatMap(HttpAnswer::date)
        .filter(there -> there.isBefore(here))
        .orElse(here);
  }
}
