// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.Profile;
import dev.signet.ca.SerialNumber;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Judges certificates whose key somebody has shown to hold.
 *
 * <p>Nobody's signature is asked whether a certificate is ours: it is compared with the log, byte
 * by byte. So it does not matter which intermediate signed it, or whether that one was given up
 * since.
 */
final class HolderCheck {
  private final CertificateAuthority authority;
  private final InstantSource clock;

  HolderCheck(CertificateAuthority authority, InstantSource clock) {
    this.authority = authority;
    this.clock = clock;
  }

  /**
   * The holder of a certificate, who has shown its key.
   *
   * @param grace how long after its end it still counts
   */
  Holder require(Certificate shown, Duration grace) {
    requireOurs(shown);
    String serial = new SerialNumber(shown.serial()).hex();
    CertificateRecord line = authority.find(serial).orElseThrow(() -> unknown(serial));
    // An issuer or a responder of OCSP is no applicant.
    Profile profile = Profile.named(line.contents().profile()).orElseThrow(() -> unknown(serial));
    CertificateRecord.Revocation revocation = line.revocation();
    if (revocation != null) {
      throw Finding.about(EnrolmentCode.RENEWAL_CERTIFICATE_REVOKED)
          .subject(serial)
          .found("revoked at " + revocation.at() + ", " + revocation.reason().id())
          .toException();
    }
    requireAlive(shown, serial, grace);
    return new Holder(shown, profile);
  }

  /** Refuses what is not in the log. */
  void requireOurs(Certificate shown) {
    String serial = new SerialNumber(shown.serial()).hex();
    if (authority.certificate(serial).filter(shown::equals).isEmpty()) {
      throw unknown(serial);
    }
  }

  private void requireAlive(Certificate shown, String serial, Duration grace) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = shown.validity().notAfter().plus(grace);
    if (now.isAfter(end) || now.isBefore(shown.validity().notBefore())) {
      throw Finding.about(EnrolmentCode.RENEWAL_CERTIFICATE_EXPIRED)
          .subject(serial)
          .wanted("a use from " + shown.validity().notBefore() + " to " + end)
          .found(now.toString())
          .toException();
    }
  }

  private static FindingException unknown(String serial) {
    return Finding.about(EnrolmentCode.RENEWAL_CERTIFICATE_UNKNOWN).subject(serial).toException();
  }
}
