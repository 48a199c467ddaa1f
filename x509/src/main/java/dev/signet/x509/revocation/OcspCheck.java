// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.KeySignature;
import dev.signet.x509.OcspAnswer;
import dev.signet.x509.OcspResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * RFC 6960, 3.2: whether a response speaks for a certificate and may be relied on, and what it
 * says.
 *
 * @param moment now
 * @param trust what is known of the path
 */
record OcspCheck(Instant moment, SignerTrust trust) {
  /** Clocks of responders run ahead of ours by a little; RFC 6960, 3.2 leaves the amount to us. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** An answer without end is asked for anew at any time; older ones are not relied on. */
  private static final Duration MAX_AGE = Duration.ofDays(7);

  /** SHA-1 can be forged by who chooses what is signed, and a responder signs others' numbers. */
  private static final Set<String> HASHES = Set.of("SHA256", "SHA384", "SHA512");

  /**
   * What a response says.
   *
   * @return empty where it is about other certificates
   */
  Optional<RevocationStatus> status(
      OcspResponse response, Certificate certificate, Certificate issuer) {
    if (!response.isSuccessful()) {
      return Optional.of(unknown("a responder that answers: " + response.statusText()));
    }
    return response.answers().stream()
        .filter(answer -> answer.certificate().fits(certificate, issuer))
        .findFirst()
        .map(answer -> judge(answer, response, issuer));
  }

  private RevocationStatus judge(OcspAnswer answer, OcspResponse response, Certificate issuer) {
    Optional<String> obstacle =
        time(answer).or(() -> extensions(answer)).or(() -> signer(response, issuer));
    if (obstacle.isPresent()) {
      return unknown(obstacle.get());
    }
    return switch (answer.status()) {
      case OcspAnswer.Status.Good _ ->
          new RevocationStatus.Good(answer.nextUpdate().orElse(answer.thisUpdate().plus(MAX_AGE)));
      case OcspAnswer.Status.Revoked(var date, var reason) ->
          new RevocationStatus.Revoked(
              date, reason, "the responder of " + Printable.line(issuer.subject().shortText()));
      case OcspAnswer.Status.Unknown _ -> unknown("a responder that does not know it");
    };
  }

  private static RevocationStatus unknown(String obstacle) {
    return new RevocationStatus.Unknown(List.of(obstacle));
  }

  private Optional<String> time(OcspAnswer answer) {
    if (answer.thisUpdate().isAfter(moment.plus(SKEW))) {
      return Optional.of("a response that begins only at " + answer.thisUpdate());
    }
    Instant end = answer.nextUpdate().orElse(answer.thisUpdate().plus(MAX_AGE));
    return end.isBefore(moment)
        ? Optional.of("a response that was good until " + end)
        : Optional.empty();
  }

  private static Optional<String> extensions(OcspAnswer answer) {
    return answer.extensions().stream()
        .filter(Extension::critical)
        .filter(extension -> extension.content() instanceof ExtensionContent.Unknown)
        .findFirst()
        .map(extension -> "a response with the unknown critical extension " + extension.name());
  }

  /** 4.2.2.2: signed by the issuer itself, or by whom the issuer has certified for that. */
  private Optional<String> signer(OcspResponse response, Certificate issuer) {
    KeySignature signature = response.signature().orElseThrow();
    if (!signature.algorithm().hash().map(HASHES::contains).orElse(true)) {
      return Optional.of("a response signed by " + signature.algorithm().text());
    }
    List<Certificate> signers =
        Stream.concat(Stream.of(issuer), response.certificates().stream())
            .filter(signer -> response.responder().orElseThrow().is(signer))
            .filter(signer -> trust.fits(signature, signer.key()))
            .toList();
    if (signers.isEmpty()) {
      return Optional.of("a response whose signature does not fit");
    }
    List<String> problems = new ArrayList<>();
    for (Certificate signer : signers) {
      Optional<String> problem =
          signer.equals(issuer) ? Optional.empty() : delegation(signer, issuer);
      if (problem.isEmpty()) {
        return problem;
      }
      problems.add(problem.get());
    }
    return Optional.of(problems.getFirst());
  }

  private Optional<String> delegation(Certificate signer, Certificate issuer) {
    boolean issued =
        signer.issuer().equals(issuer.subject()) && trust.fits(signer.keySignature(), issuer.key());
    if (!issued) {
      return Optional.of("a response by somebody whom the issuer has not certified");
    }
    boolean meant =
        signer
            .extension(ExtendedKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ExtendedKeyUsage.OCSP_SIGNING))
            .isPresent();
    if (!meant) {
      return Optional.of("a response by a certificate that is not for OCSP signing");
    }
    return signer.validity().contains(moment)
        ? Optional.empty()
        : Optional.of("a response by a certificate that has expired or is not valid yet");
  }
}
