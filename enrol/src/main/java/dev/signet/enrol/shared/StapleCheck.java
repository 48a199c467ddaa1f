// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.OcspAnswer;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.crypto.VerifyProviders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a response may be shown for a certificate (RFC 6960, 3.2): what a client would refuse
 * does more harm than nothing.
 *
 * @param leaf the certificate
 * @param issuer who issued it
 * @param now the time
 */
record StapleCheck(Certificate leaf, Certificate issuer, Instant now) {
  /** Clocks of responders run ahead of ours by a little. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** The answer about the certificate, where it can be relied on. */
  Optional<OcspAnswer> answer(byte[] der) {
    try {
      OcspResponse response = OcspResponse.read(der);
      return response.isSuccessful() && isSigned(response)
          ? response.answers().stream().filter(this::isAbout).findFirst()
          : Optional.empty();
    } catch (FindingException malformed) {
      return Optional.empty();
    }
  }

  private boolean isAbout(OcspAnswer answer) {
    return answer.certificate().fits(leaf, issuer)
        && !answer.thisUpdate().isAfter(now.plus(SKEW))
        && answer.nextUpdate().filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** 4.2.2.2: by the issuer itself, or by whom the issuer has certified for that. */
  private boolean isSigned(OcspResponse response) {
    VerifyProviders providers = VerifyProviders.fastest();
    return Stream.concat(
            Stream.of(issuer), response.certificates().stream().filter(this::isDelegated))
        .anyMatch(signer ->
            response.signature().filter(by -> by.isBy(signer.key(), providers)).isPresent());
  }

  private boolean isDelegated(Certificate signer) {
    return signer.issuer().equals(issuer.subject())
        && signer.isSignedBy(issuer.key())
        && signer.validity().contains(now)
        && signer
            .extension(ExtendedKeyUsage.class)
            .filter(usage -> usage.purposes().contains(ExtendedKeyUsage.OCSP_SIGNING))
            .isPresent();
  }
}
