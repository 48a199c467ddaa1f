// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a certificate names who was asked for (RFC 9525).
 *
 * <p>Only alternative names count, never the common name (RFC 9525, 2): it has no type, so that a
 * person's name could pass for a host. A wildcard stands for exactly one label, the first (6.3).
 */
public final class HostMatcher {
  /** More names than this are not shown: evidence must fit a screen. */
  private static final int MAX_SHOWN = 8;

  /**
   * Comparing spellings is quadratic in the names' length; certificates with more names are
   * compared in part.
   */
  private static final int MAX_COMPARED = 200;

  private static final String WILDCARD = "*.";

  private HostMatcher() {}

  /**
   * Checks a certificate's names.
   *
   * @param wanted as {@link GeneralName#ofHost} makes it
   * @return empty when one of the names is the wanted one, else {@code certificate-name-mismatch}
   *     or {@code certificate-name-absent}; {@code host-name-malformed} where a wildcard is wanted
   */
  public static Optional<Finding> check(GeneralName wanted, Certificate certificate) {
    if (isWild(wanted)) {
      return Optional.of(wild(wanted));
    }
    List<GeneralName> names = certificate.names();
    if (isOnlyWorkload(wanted, names) && names.stream().anyMatch(name -> matches(wanted, name))) {
      return Optional.empty();
    }
    List<GeneralName> hosts = names.stream().filter(name -> isKind(wanted, name)).toList();
    return Optional.of(
        hosts.isEmpty() ? absent(wanted, certificate) : mismatch(wanted, certificate, hosts));
  }

  /** Whether a name of a certificate covers a wanted one; none covers a wanted wildcard. */
  public static boolean matches(GeneralName wanted, GeneralName presented) {
    return switch (wanted) {
      case GeneralName.DnsName host ->
          presented instanceof GeneralName.DnsName(String name)
              && matchesHost(host.value().toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      case GeneralName.EmailName email ->
          presented instanceof GeneralName.EmailName(String name)
              && sameMailbox(email.value(), name);
      case GeneralName.IpAddress address -> presented.equals(address);
      case GeneralName.UriName uri ->
          presented instanceof GeneralName.UriName(String name)
              && UriMatcher.matches(uri.value(), name);
      case GeneralName.DirectoryName directory -> presented.equals(directory);
      case GeneralName.RegisteredId id -> presented.equals(id);
      case GeneralName.OtherForm other -> presented.equals(other);
    };
  }

  /** RFC 9525, 6.1: what a client asks for is a name in full; only certificates have wildcards. */
  private static boolean isWild(GeneralName wanted) {
    return wanted instanceof GeneralName.DnsName(String name) && name.startsWith(WILDCARD);
  }

  private static boolean matchesHost(String wanted, String presented) {
    if (wanted.startsWith(WILDCARD)) {
      return false;
    }
    if (!presented.startsWith(WILDCARD)) {
      return wanted.equals(presented) && HostNames.isName(presented);
    }
    String parent = presented.substring(WILDCARD.length());
    int dot = wanted.indexOf('.');
    // RFC 9525, 6.3: the wildcard is the whole left-most label and matches exactly one label.
    return dot > 0 && HostNames.isName(parent) && wanted.substring(dot + 1).equals(parent);
  }

  /** RFC 5280, 7.5: the local part counts exactly, the host part without letter case. */
  private static boolean sameMailbox(String one, String other) {
    int at = one.lastIndexOf('@');
    return at > 0
        && other.length() == one.length()
        && other.startsWith(one.substring(0, at + 1))
        && other.substring(at).equalsIgnoreCase(one.substring(at));
  }

  /**
   * X509-SVID, 5.2: "validators ... MUST reject" a certificate of a workload with more than one
   * URI.
   */
  private static boolean isOnlyWorkload(GeneralName wanted, List<GeneralName> names) {
    return !(wanted instanceof GeneralName.UriName(String uri) && UriMatcher.isSpiffe(uri))
        || names.stream().filter(GeneralName.UriName.class::isInstance).count() == 1;
  }

  /** Whether a name is of a form that could have been the wanted one. */
  private static boolean isKind(GeneralName wanted, GeneralName name) {
    return wanted instanceof GeneralName.UriName
        ? name instanceof GeneralName.UriName
        : name instanceof GeneralName.DnsName || name instanceof GeneralName.IpAddress;
  }

  private static Finding wild(GeneralName wanted) {
    return Finding.about(X509Code.HOST_NAME_MALFORMED)
        .subject(Printable.line(wanted.value()))
        .found("a wildcard, which certificates may have and hosts may not")
        .build();
  }

  private static Finding absent(GeneralName wanted, Certificate certificate) {
    return Finding.about(X509Code.CERTIFICATE_NAME_ABSENT)
        .subject(Printable.line(certificate.shortText()))
        .wanted(wanted.text())
        .found(
            certificate
                .subject()
                .commonName()
                .map(name -> "only the common name " + Printable.line(name))
                .orElse("no name"))
        .build();
  }

  private static Finding mismatch(
      GeneralName wanted, Certificate certificate, List<GeneralName> hosts) {
    return Finding.about(X509Code.CERTIFICATE_NAME_MISMATCH)
        .subject(Printable.line(certificate.shortText()))
        .wanted(wanted.text())
        .found(shown(hosts))
        .with("host", wanted.value())
        .with("nearest", Printable.line(nearest(wanted, hosts)))
        .build();
  }

  private static String shown(List<GeneralName> hosts) {
    String some =
        hosts.stream()
            .limit(MAX_SHOWN)
            .map(name -> Printable.line(name.text()))
            .collect(Collectors.joining(", "));
    int more = hosts.size() - MAX_SHOWN;
    return more > 0 ? some + " and " + more + " more" : some;
  }

  private static String nearest(GeneralName wanted, List<GeneralName> hosts) {
    return hosts.stream()
        .limit(MAX_COMPARED)
        .map(GeneralName::value)
        .min(Comparator.comparingInt(name -> EditDistance.between(wanted.value(), name)))
        .orElse("");
  }
}
