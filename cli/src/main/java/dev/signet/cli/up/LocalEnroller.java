// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.enrol.Enroller;
import dev.signet.enrol.Enrolment;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;

/**
 * Gets the gateway's certificates from the authority in this process.
 *
 * @param authority issues them
 */
record LocalEnroller(CertificateAuthority authority) implements Enroller {
  private static final String REQUESTER = "gateway";

  @Override
  public Enrolment enrol(CertificateRequest request) {
    IssuanceRequest wanted =
        IssuanceRequest.of(request.encoded().toArray(), Profile.SERVER, REQUESTER)
            .lasting(Profile.SHORT_LIVED);
    return switch (authority.issue(wanted)) {
      case IssuanceResult.Issued(IssuedCertificate issued) ->
          new Enrolment.Enrolled(issued.chain());
      case IssuanceResult.Refused(Report report) -> new Enrolment.Refused(report);
    };
  }

  @Override
  public boolean standsBehind(Certificate certificate) {
    return isGood(certificate)
        && authority.issuers().stream()
            .filter(issuer -> issuer.role() == Issuer.Role.INTERMEDIATE)
            .map(Issuer::certificate)
            .filter(issuer -> issuer.subject().equals(certificate.issuer()))
            .allMatch(this::isGood);
  }

  private boolean isGood(Certificate certificate) {
    return authority
        .find(certificate.serialText())
        .filter(line -> line.state() == CertificateRecord.State.ISSUED)
        .filter(line -> line.revocation() == null)
        .isPresent();
  }
}
