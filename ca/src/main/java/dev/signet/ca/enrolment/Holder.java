// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.ca.SerialNumber;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.util.SortedSet;

/**
 * Who has shown that they hold the key of a certificate of ours that is good.
 *
 * <p>A proof value: only {@link HolderCheck} makes one.
 */
public final class Holder {
  private final Certificate certificate;
  private final Profile profile;

  Holder(Certificate certificate, Profile profile) {
    this.certificate = certificate;
    this.profile = profile;
  }

  /** What they hold. */
  public Certificate certificate() {
    return certificate;
  }

  Profile profile() {
    return profile;
  }

  String serial() {
    return new SerialNumber(certificate.serial()).hex();
  }

  /** The names in lower case, the common name among them. */
  SortedSet<String> names() {
    return RequestedNames.of(certificate.names(), certificate.subject().commonName());
  }

  /**
   * Refuses a certificate that is none of a client's. RFC 5280, 4.2.1.12: "If the extension is
   * present, then the certificate MUST only be used for one of the purposes indicated."
   */
  public void requireClient() {
    if (!profile.purposes().contains(Purpose.CLIENT)) {
      throw Finding.about(EnrolmentCode.RENEWAL_PURPOSE_MISSING)
          .subject(serial())
          .wanted("a certificate for a TLS client")
          .found("one of the profile " + profile.name())
          .toException();
    }
  }
}
