// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.DistinguishedName;
import dev.signet.x509.GeneralName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a request names, held against what its sender may have. */
record RequestedNames(CertificateRequest request) {
  /** Names in lower case and in order. */
  static SortedSet<String> of(List<GeneralName> names, Optional<String> commonName) {
    SortedSet<String> all = new TreeSet<>();
    names.forEach(name -> all.add(name.value().toLowerCase(Locale.ROOT)));
    commonName.ifPresent(name -> all.add(name.toLowerCase(Locale.ROOT)));
    return all;
  }

  /**
   * Refuses a name that is not allowed, a common name included.
   *
   * @param wanted which ones are, for people
   */
  void requireAllowed(Predicate<String> allowed, String wanted) {
    of(request.names(), request.subject().commonName()).stream()
        .filter(name -> !allowed.test(name))
        .findFirst()
        .ifPresent(name -> {
          throw Finding.about(EnrolmentCode.ENROLMENT_NAME_REFUSED)
              .subject(name)
              .wanted(wanted)
              .found(name)
              .toException();
        });
  }

  /**
   * RFC 7030, 4.2.2: "The request Subject field and SubjectAltName extension MUST be identical to
   * the corresponding fields in the certificate being renewed/rekeyed."
   */
  void requireThoseOf(Holder holder) {
    Certificate old = holder.certificate();
    SortedSet<String> wanted = of(old.names(), Optional.empty());
    SortedSet<String> found = of(request.names(), Optional.empty());
    if (!wanted.equals(found) || !old.subject().equals(request.subject())) {
      throw Finding.about(EnrolmentCode.RENEWAL_NAMES_DIFFER)
          .subject(holder.serial())
          .wanted(described(old.subject(), wanted))
          .found(described(request.subject(), found))
          .toException();
    }
  }

  private static String described(DistinguishedName subject, SortedSet<String> names) {
    return (subject.isEmpty() ? "an empty subject" : subject.toString())
        + " and "
        + (names.isEmpty() ? "no names" : String.join(", ", names));
  }
}
