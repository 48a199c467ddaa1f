// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.ExtensionContent.IssuerAlternativeName;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.EmailName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.GeneralName.UriName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Alternative names (RFC 5280, 4.1.2.6, 4.2.1.6 and 4.2.1.7). */
final class NameLints {
  /** RFC 1034, 3.5 as RFC 1123, 2.1 changed it: no underscore, no hyphen at an end. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
              + "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

  static final List<Lint> LINTS =
      List.of(
          Lint.standard(LintCode.SUBJECT_NAMELESS, Reach.LEAF, NameLints::nameless),
          Lint.standard(LintCode.NAMES_NOT_CRITICAL, Reach.ALL, NameLints::notCritical),
          Lint.standard(LintCode.NAMES_CRITICAL, Reach.ALL, NameLints::critical),
          Lint.standard(LintCode.NAME_NOT_A_HOST, Reach.ALL, NameLints::notAHost),
          Lint.standard(LintCode.WILDCARD_MISPLACED, Reach.ALL, NameLints::misplaced),
          Lint.standard(LintCode.IP_ADDRESS_SIZE, Reach.ALL, NameLints::addressSize),
          Lint.standard(LintCode.MAILBOX_BROKEN, Reach.ALL, NameLints::brokenMailbox),
          Lint.standard(LintCode.URI_NOT_ABSOLUTE, Reach.ALL, NameLints::relativeUri),
          Lint.standard(
              LintCode.ISSUER_NAMES_CRITICAL,
              Reach.ALL,
              specimen -> specimen.marked(IssuerAlternativeName.class, true)));

  private NameLints() {}

  /** 4.1.2.6: "The subject name MAY be carried in the subject field and/or the subjectAltName". */
  private static Optional<Defect> nameless(Specimen specimen) {
    boolean broken =
        specimen.certificate().subject().isEmpty() && specimen.certificate().names().isEmpty();
    return Defect.when(broken, specimen.tbs().subject().range(), "neither subject nor names");
  }

  /**
   * 4.2.1.6: "If the subject field contains an empty sequence, then the issuing CA MUST include a
   * subjectAltName extension that is marked as critical."
   */
  private static Optional<Defect> notCritical(Specimen specimen) {
    return specimen.certificate().subject().isEmpty()
        ? specimen.marked(SubjectAlternativeName.class, false)
        : Optional.empty();
  }

  /**
   * 4.2.1.6: "When including the subjectAltName extension in a certificate that has a non-empty
   * subject distinguished name, conforming CAs SHOULD mark the subjectAltName extension as
   * non-critical."
   */
  private static Optional<Defect> critical(Specimen specimen) {
    return specimen.certificate().subject().isEmpty()
        ? Optional.empty()
        : specimen.marked(SubjectAlternativeName.class, true);
  }

  /**
   * 4.2.1.6: "The name MUST be in the "preferred name syntax", as specified by Section 3.5 of
   * [RFC1034] and as modified by Section 2.1 of [RFC1123]."
   */
  private static Optional<Defect> notAHost(Specimen specimen) {
    return first(specimen, name -> name instanceof DnsName(String host) && !isHost(host));
  }

  /** RFC 9525, 6.3: the wildcard is "the complete left-most label". */
  private static Optional<Defect> misplaced(Specimen specimen) {
    return first(
        specimen,
        name ->
            name instanceof DnsName(String host)
                && (host.lastIndexOf('*') > 0 || (host.startsWith("*") && !host.startsWith("*."))));
  }

  /**
   * 4.2.1.6: "For IP version 4 ... the octet string MUST contain exactly four octets. For IP
   * version 6 ... the octet string MUST contain exactly sixteen octets."
   */
  private static Optional<Defect> addressSize(Specimen specimen) {
    return first(
        specimen,
        name ->
            name instanceof IpAddress(var octets) && octets.length() != 4 && octets.length() != 16);
  }

  /**
   * 4.2.1.6: "The format of an rfc822Name is a "Mailbox" as defined in Section 4.1.2 of RFC 2821".
   */
  private static Optional<Defect> brokenMailbox(Specimen specimen) {
    return first(
        specimen,
        name ->
            name instanceof EmailName(String mailbox)
                && (mailbox.indexOf('@') <= 0
                    || !isHost(mailbox.substring(mailbox.lastIndexOf('@') + 1))));
  }

  /**
   * 4.2.1.6: "The name MUST NOT be a relative URI, ... MUST include both a scheme (e.g., "http" or
   * "ftp") and a scheme-specific-part."
   */
  private static Optional<Defect> relativeUri(Specimen specimen) {
    return first(specimen, name -> name instanceof UriName(String uri) && !isAbsolute(uri));
  }

  private static boolean isHost(String name) {
    // Where a wildcard may stand is another rule.
    return HOST.matcher(name.startsWith("*.") ? name.substring(2) : name.replace("*", "x"))
        .matches();
  }

  private static boolean isAbsolute(String uri) {
    try {
      return URI.create(uri).isAbsolute();
    } catch (IllegalArgumentException notUri) {
      return false;
    }
  }

  private static Optional<Defect> first(Specimen specimen, Predicate<GeneralName> isBroken) {
    return specimen.certificate().names().stream()
        .filter(isBroken)
        .findFirst()
        .map(name -> new Defect(name.text(), specimen.rangeOf(SubjectAlternativeName.class)));
  }
}
