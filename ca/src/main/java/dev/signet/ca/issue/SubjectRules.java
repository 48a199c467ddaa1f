// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.DistinguishedName.Attribute;
import dev.signet.x509.GeneralName;
import java.util.List;
import java.util.Locale;

/** Judges whom a request names. */
final class SubjectRules {
  /** Every client gets every name in every handshake. */
  private static final int MAX_NAMES = 100;

  /** RFC 5280, appendix A.1: ub-common-name. */
  private static final int MAX_COMMON_NAME = 64;

  private static final String COMMON_NAME = "2.5.4.3";

  private final CertificateRequest csr;
  private final Profile profile;
  private final NameScope scope;
  private final List<Finding> refusals;
  private final List<Finding> notes;

  SubjectRules(
      CertificateRequest csr,
      Profile profile,
      NameScope scope,
      List<Finding> refusals,
      List<Finding> notes) {
    this.csr = csr;
    this.profile = profile;
    this.scope = scope;
    this.refusals = refusals;
    this.notes = notes;
  }

  /** The names that may be certified, in their normal form, each once. */
  List<GeneralName> names() {
    List<GeneralName> names = csr.names().stream().map(NameRules::normal).distinct().toList();
    if (names.size() > MAX_NAMES) {
      refusals.add(
          Finding.about(CaCode.CSR_NAMES_TOO_MANY)
              .wanted(MAX_NAMES + " at most")
              .found(names.size() + " names")
              .build());
      return List.of();
    }
    names.forEach(name -> NameRules.check(name, scope).ifPresent(refusals::add));
    requireSomebody(names);
    return names;
  }

  /** The common name that may be certified, or empty. What else the subject says is left out. */
  String commonName(List<GeneralName> names) {
    csr.subject().parts().stream()
        .flatMap(List::stream)
        .filter(attribute -> !attribute.type().dotted().equals(COMMON_NAME))
        .forEach(this::leaveOut);
    List<Attribute> commonNames =
        csr.subject().parts().stream()
            .flatMap(List::stream)
            .filter(attribute -> attribute.type().dotted().equals(COMMON_NAME))
            .toList();
    commonNames.stream().limit(Math.max(0, commonNames.size() - 1)).forEach(this::leaveOut);
    return commonNames.isEmpty() ? "" : judge(commonNames.getLast().value(), names);
  }

  private String judge(String commonName, List<GeneralName> names) {
    if (commonName.length() > MAX_COMMON_NAME || !Printable.line(commonName).equals(commonName)) {
      refusals.add(
          Finding.about(CaCode.CSR_NAME_INVALID)
              .subject(Printable.line(commonName))
              .wanted("a common name of at most " + MAX_COMMON_NAME + " printable characters")
              .found(commonName.length() + " characters")
              .build());
      return "";
    }
    String lower = commonName.toLowerCase(Locale.ROOT);
    if (names.stream().anyMatch(name -> name.value().equals(lower))) {
      return lower;
    }
    if (mustBeNamed(lower)) {
      refusals.add(stray(commonName, names));
    }
    return commonName;
  }

  /**
   * Some clients take a common name for a host name where there is no alternative name (the JDK
   * does), so one that looks like a host name must have passed the rules for host names, whatever
   * the profile.
   */
  private boolean mustBeNamed(String commonName) {
    boolean looksLikeHost = NameRules.isHost(commonName) && commonName.contains(".");
    boolean looksLikeAddress = commonName.matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*");
    return profile.purposes().contains(Purpose.SERVER) || looksLikeHost || looksLikeAddress;
  }

  private void requireSomebody(List<GeneralName> names) {
    boolean server = profile.purposes().contains(Purpose.SERVER);
    boolean named = !names.isEmpty() || (!server && csr.subject().commonName().isPresent());
    if (!named) {
      refusals.add(
          Finding.about(CaCode.CSR_NAMES_MISSING)
              .wanted(
                  server
                      ? "a host name or an IP address"
                      : "a common name, a host name or an IP address")
              .found("none")
              .with("profile", profile.name())
              .build());
    }
  }

  private Finding stray(String commonName, List<GeneralName> names) {
    return Finding.about(CaCode.CSR_COMMON_NAME_STRAY)
        .subject(commonName)
        .wanted("one of the certificate's names")
        .found(
            names.isEmpty()
                ? "no name"
                : String.join(", ", names.stream().map(GeneralName::text).toList()))
        .build();
  }

  private void leaveOut(Attribute attribute) {
    notes.add(
        Finding.about(CaCode.CSR_PART_LEFT_OUT)
            .subject(Printable.line(attribute.text()))
            .found("nobody has checked that part of the subject")
            .build());
  }
}
