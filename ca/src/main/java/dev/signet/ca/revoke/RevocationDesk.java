// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.ca.SerialNumber;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Revokes certificates. */
public final class RevocationDesk {
  private final CertificateLog certificates;
  private final RevocationLog revocations;
  private final InstantSource clock;

  /** Revokes what a log knows. */
  public RevocationDesk(
      CertificateLog certificates, RevocationLog revocations, InstantSource clock) {
    this.certificates = certificates;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Revokes a certificate, also one whose issuance was cut off: what a key may have signed can be
   * revoked.
   */
  public RevocationResult revoke(RevocationRequest request) {
    String serial = SerialNumber.normal(request.serial());
    Optional<CertificateRecord> line = certificates.find(serial);
    if (line.isEmpty()) {
      String shown = Printable.line(request.serial());
      return refused(Finding.about(CaCode.SERIAL_UNKNOWN).subject(shown).build());
    }
    if (line.get().contents().profile().equals("root")) {
      return refused(Finding.about(CaCode.ROOT_NOT_REVOCABLE).subject(serial).build());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CertificateRecord.Revocation revocation =
        new CertificateRecord.Revocation(request.reason(), now, request.requester());
    List<String> revoked = revocations.revoke(serial, revocation);
    return revoked.isEmpty()
        ? refused(already(serial))
        : new RevocationResult.Revoked(serial, now, revoked.subList(1, revoked.size()));
  }

  private Finding already(String serial) {
    String at =
        certificates
            .find(serial)
            .map(CertificateRecord::revocation)
            .map(revocation -> revocation.at().toString())
            .orElse("");
    return Finding.about(CaCode.REVOKED_ALREADY).subject(serial).found(at).build();
  }

  private static RevocationResult refused(Finding finding) {
    return new RevocationResult.Refused(finding);
  }
}
