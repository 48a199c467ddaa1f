// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.GeneralName;
import dev.signet.x509.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one place that compares what is requested, what is allowed and what is issued.
 *
 * <p>{@link #judge} takes a request and the rules, and grants what is in both. {@link #confirm}
 * takes the grant and the finished certificate, as our own reader reads it, and demands that they
 * say the same. Nothing else decides what a certificate holds: that policies were applied to one
 * form of a name and not to another is how other authorities went wrong.
 */
final class IssuancePolicy {
  private final CertificateRequest csr;
  private final IssuanceRequest request;
  private final Issuer issuer;
  private final List<Finding> refusals = new ArrayList<>();
  private final List<Finding> notes = new ArrayList<>();

  private IssuancePolicy(CertificateRequest csr, IssuanceRequest request, Issuer issuer) {
    this.csr = csr;
    this.request = request;
    this.issuer = issuer;
  }

  /** Grants what is requested and allowed, or says everything that stands against it. */
  static Judgement judge(
      CertificateRequest csr, IssuanceRequest request, Issuer issuer, Instant now) {
    return new IssuancePolicy(csr, request, issuer).judge(now);
  }

  /** Demands that a certificate says exactly what was granted. Returns what differs. */
  static List<Finding> confirm(Grant grant, Certificate certificate) {
    List<Finding> differences = new ArrayList<>();
    Grant.Subject subject = grant.subject();
    compare("names", texts(subject.names()), texts(certificate.names()), differences);
    compare("key", subject.key(), certificate.key(), differences);
    compare("validity", grant.validity(), certificate.validity(), differences);
    compare("common name", subject.commonName(), commonName(certificate), differences);
    compare("purposes", oids(grant.purposes()), purposes(certificate), differences);
    return differences;
  }

  private Judgement judge(Instant now) {
    Profile profile = request.profile();
    SubjectRules subject = new SubjectRules(csr, profile, issuer.scope(), refusals, notes);
    KeyRules.check(csr.key(), profile).ifPresent(refusals::add);
    ExtensionRules extensions = new ExtensionRules(csr, profile, refusals, notes);
    Set<Purpose> purposes = extensions.judge();
    List<GeneralName> names = subject.names();
    String commonName = subject.commonName(names);
    Validity validity = new LifetimeRules(request, issuer, refusals, notes).judge(now);
    if (!refusals.isEmpty()) {
      return new Judgement.Refused(new Report(refusals));
    }
    Grant.Subject granted = new Grant.Subject(commonName, names, csr.key());
    return new Judgement.Granted(new Grant(profile, purposes, granted, validity, notes));
  }

  private static void compare(
      String part, Object granted, Object issued, List<Finding> differences) {
    if (!granted.equals(issued)) {
      differences.add(
          Finding.about(CaCode.LINT_FAILED)
              .subject(part)
              .wanted(part + " " + granted)
              .found(part + " " + issued)
              .build());
    }
  }

  private static List<String> texts(List<GeneralName> names) {
    return names.stream().map(GeneralName::text).toList();
  }

  /** The whole subject, so that an attribute beyond the common name differs too. */
  private static String commonName(Certificate certificate) {
    boolean plain = certificate.subject().parts().stream().mapToInt(List::size).sum() <= 1;
    return plain
        ? certificate.subject().commonName().orElse(certificate.subject().toString())
        : certificate.subject().toString();
  }

  private static Set<String> oids(Set<Purpose> purposes) {
    return purposes.stream().map(Purpose::oid).collect(Collectors.toSet());
  }

  private static Set<String> purposes(Certificate certificate) {
    return certificate
        .extension(ExtendedKeyUsage.class)
        .map(ExtendedKeyUsage::purposes)
        .orElse(List.of())
        .stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }
}
