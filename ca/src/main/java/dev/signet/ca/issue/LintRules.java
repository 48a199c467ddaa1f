// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.Profile;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.ExtensionContent;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.ExtensionContent.NoRevocationAvailable;
import dev.signet.x509.ExtensionContent.OcspNoCheck;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.EmailName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.GeneralName.UriName;
import dev.signet.x509.KeyUse;
import dev.signet.x509.SignatureAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What this authority's profiles demand beyond the rules for every certificate, which {@link
 * dev.signet.x509.lint.Linter} has.
 */
final class LintRules {
  private static final Duration LONGEST_RESPONDER = Duration.ofDays(15);

  private static final List<Rule> EVERY =
      List.of(
          new Rule(
              "the algorithm with which a key like the issuer's signs",
              p -> p.draft.signedAlgorithm().equals(SignatureAlgorithm.usualFor(p.issuer.key()))),
          rule(
              "extensions of known types",
              c -> c.extensions().stream().allMatch(LintRules::isKnown)),
          rule(
              "a subject key identifier (RFC 5280, 4.2.1.2)",
              c -> has(c, SubjectKeyIdentifier.class)),
          rule(
              "addresses of plain http alone (RFC 5280, 8)",
              c -> addresses(c).allMatch(LintRules::isPlainHttp)));

  private static final List<Rule> AUTHORITY =
      List.of(
          rule("CA:TRUE", Certificate::isAuthority),
          rule(
              "keys that sign certificates and CRLs alone",
              c -> uses(c).equals(Set.of(KeyUse.KEY_CERT_SIGN, KeyUse.CRL_SIGN))));

  /** For roots. */
  static final List<Rule> ROOT =
      all(
          List.of(
              EVERY,
              AUTHORITY,
              List.of(
                  rule("its own name as issuer", Certificate::isSelfIssued),
                  rule("a path length of 1", c -> pathLength(c) == 1))));

  /** For intermediates. */
  static final List<Rule> INTERMEDIATE =
      all(
          List.of(
              EVERY,
              AUTHORITY,
              List.of(
                  rule("a path length of 0", c -> pathLength(c) == 0),
                  rule("constrained host names", c -> constrains(c, DnsName.class)),
                  rule("constrained addresses", c -> constrains(c, IpAddress.class)),
                  rule("constrained mailboxes", c -> constrains(c, EmailName.class)),
                  rule("constrained URIs", c -> constrains(c, UriName.class)),
                  rule("purposes of TLS alone", LintRules::isForTls))));

  /** For everybody else. */
  static final List<Rule> LEAF =
      all(
          List.of(
              EVERY,
              List.of(
                  rule("no authority", c -> !has(c, BasicConstraints.class)),
                  rule(
                      "a key that signs handshakes alone",
                      c -> uses(c).equals(Set.of(KeyUse.DIGITAL_SIGNATURE))),
                  rule("purposes of TLS alone", LintRules::isForTls),
                  rule(
                      "names that clients compare",
                      c -> c.names().stream().allMatch(LintRules::isComparable)),
                  rule(
                      "398 days at most",
                      c -> c.validity().length().compareTo(Profile.LONGEST_ACCEPTED) <= 0),
                  rule(
                      "a key of a kind and strength that is certified",
                      c -> KeyRules.check(c.key(), Profile.BOTH).isEmpty()),
                  rule(
                      "noRevAvail in short-lived certificates alone",
                      c ->
                          !has(c, NoRevocationAvailable.class)
                              || c.validity().length().compareTo(Profile.SHORT_LIVED) <= 0),
                  new Rule(
                      "names of forms that the issuer's constraints permit",
                      p ->
                          p.draft.names().stream()
                              .allMatch(name -> isPermitted(name, p.issuer))))));

  /** For signers of OCSP responses (RFC 6960, 4.2.2.2). */
  static final List<Rule> RESPONDER =
      all(
          List.of(
              EVERY,
              List.of(
                  rule("no authority", c -> !has(c, BasicConstraints.class)),
                  rule(
                      "a key that signs alone",
                      c -> uses(c).equals(Set.of(KeyUse.DIGITAL_SIGNATURE))),
                  rule("the purpose of OCSP signing alone", LintRules::isForOcsp),
                  rule("ocsp-nocheck (RFC 6960, 4.2.2.2.1)", c -> has(c, OcspNoCheck.class)),
                  rule("a subject", c -> !c.subject().isEmpty()),
                  rule("no names of hosts", c -> c.names().isEmpty()),
                  rule(
                      "15 days at most, for nobody asks whether it is revoked",
                      c -> c.validity().length().compareTo(LONGEST_RESPONDER) <= 0))));

  private LintRules() {}

  /**
   * One rule.
   *
   * @param wanted what holds, as a phrase
   * @param holds whether it does
   */
  record Rule(String wanted, Predicate<Pair> holds) {}

  /**
   * What is linted.
   *
   * @param draft the certificate
   * @param issuer its issuer's, which is the draft itself for a root
   */
  record Pair(Certificate draft, Certificate issuer) {}

  /** A finding for each rule that does not hold. */
  static Stream<Finding> broken(List<Rule> rules, Pair pair) {
    return rules.stream()
        .filter(rule -> !rule.holds.test(pair))
        .map(rule ->
            Finding.about(CaCode.LINT_FAILED)
                .subject(pair.draft.shortText())
                .wanted(rule.wanted)
                .found("no " + rule.wanted)
                .build());
  }

  private static Rule rule(String wanted, Predicate<Certificate> holds) {
    return new Rule(wanted, pair -> holds.test(pair.draft));
  }

  private static List<Rule> all(List<List<Rule>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }

  private static boolean isKnown(Extension extension) {
    return !(extension.content() instanceof ExtensionContent.Malformed)
        && !(extension.content() instanceof ExtensionContent.Unknown);
  }

  private static boolean has(Certificate certificate, Class<? extends ExtensionContent> type) {
    return certificate.extension(type).isPresent();
  }

  private static Set<KeyUse> uses(Certificate certificate) {
    return certificate.extension(KeyUsage.class).map(KeyUsage::uses).orElse(Set.of());
  }

  private static int pathLength(Certificate certificate) {
    return certificate
        .extension(BasicConstraints.class)
        .map(basic -> basic.pathLength().orElse(-1))
        .orElse(-1);
  }

  private static boolean constrains(Certificate certificate, Class<? extends GeneralName> form) {
    return certificate
        .extension(NameConstraints.class)
        .map(constraints -> constraints.permitted().stream().anyMatch(form::isInstance))
        .orElse(false);
  }

  private static boolean isForTls(Certificate certificate) {
    Set<?> tls = Set.of(ExtendedKeyUsage.SERVER, ExtendedKeyUsage.CLIENT);
    return certificate
        .extension(ExtendedKeyUsage.class)
        .map(usage -> !usage.purposes().isEmpty() && tls.containsAll(usage.purposes()))
        .orElse(false);
  }

  private static boolean isForOcsp(Certificate certificate) {
    return certificate
        .extension(ExtendedKeyUsage.class)
        .map(usage -> usage.purposes().equals(List.of(ExtendedKeyUsage.OCSP_SIGNING)))
        .orElse(false);
  }

  private static Stream<GeneralName> addresses(Certificate certificate) {
    Stream<GeneralName> crls =
        certificate.extension(CrlDistributionPoints.class).stream()
            .flatMap(c -> c.names().stream());
    Stream<GeneralName> issuers =
        certificate.extension(AuthorityInformationAccess.class).stream()
            .flatMap(a -> Stream.of(a.ocsp(), a.issuers(), a.others()).flatMap(List::stream));
    return Stream.concat(crls, issuers);
  }

  /** RFC 5280, 8: https would need a certificate to check a certificate. */
  private static boolean isPlainHttp(GeneralName name) {
    return name instanceof UriName uri && uri.value().startsWith("http://");
  }

  private static boolean isComparable(GeneralName name) {
    return switch (name) {
      case DnsName dns -> NameRules.isHost(dns.value());
      case IpAddress ip -> ip.octets().length() == 4 || ip.octets().length() == 16;
      default -> false;
    };
  }

  /** Reads the constraints in the issuer's certificate itself, not in our own records of it. */
  private static boolean isPermitted(GeneralName name, Certificate issuer) {
    return issuer.extension(NameConstraints.class).stream()
        .flatMap(constraints -> constraints.permitted().stream())
        .anyMatch(permitted -> lies(name, permitted));
  }

  private static boolean lies(GeneralName name, GeneralName permitted) {
    if (name instanceof DnsName dns && permitted instanceof DnsName domain) {
      return ("." + dns.value()).endsWith("." + domain.value());
    }
    return name instanceof IpAddress ip
        && permitted instanceof IpAddress range
        && dev.signet.ca.Network.parse(range.value()).contains(ip.octets().toArray());
  }
}
