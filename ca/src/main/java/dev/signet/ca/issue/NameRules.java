// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.NameScope;
import dev.signet.explain.Finding;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges one name: whether it can be certified at all, and whether this issuer may. */
final class NameRules {
  /** RFC 1035, 2.3.4. */
  private static final int MAX_LENGTH = 253;

  /**
   * RFC 5280, 4.2.1.6 wants the preferred name syntax of RFC 1034, 3.5, as RFC 1123, 2.1 changed
   * it. A wildcard is the whole first label (RFC 9525, 6.3). Underscores are common in private
   * networks and understood by clients, but are no host names: left out.
   */
  private static final Pattern HOST =
      Pattern.compile(
          "(\\*\\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  /** A last label of digits alone would be read as an IPv4 address (RFC 1123, 2.1). */
  private static final Pattern NUMBER_LAST = Pattern.compile("(.*\\.)?[0-9]+");

  private NameRules() {}

  /** The name as it is certified: host names in lower case. */
  static GeneralName normal(GeneralName name) {
    return name instanceof DnsName dns ? new DnsName(dns.value().toLowerCase(Locale.ROOT)) : name;
  }

  /** What stands against a name in its normal form, if anything does. */
  static Optional<Finding> check(GeneralName name, NameScope scope) {
    return switch (name) {
      case DnsName dns when !isHost(dns.value()) -> Optional.of(invalid(name));
      case IpAddress ip when ip.octets().length() != 4 && ip.octets().length() != 16 ->
          Optional.of(invalid(name));
      case DnsName dns when scope.covers(dns.value()) -> Optional.empty();
      case IpAddress ip when scope.covers(ip.octets().toArray()) -> Optional.empty();
      case DnsName dns -> Optional.of(outside(dns, scope));
      case IpAddress ip -> Optional.of(outside(ip, scope));
      case GeneralName.EmailName email -> Optional.of(refusedForm(email));
      case GeneralName.UriName uri -> Optional.of(refusedForm(uri));
      case GeneralName.DirectoryName directory -> Optional.of(refusedForm(directory));
      case GeneralName.RegisteredId id -> Optional.of(refusedForm(id));
      case GeneralName.OtherForm other -> Optional.of(refusedForm(other));
    };
  }

  /** Whether a text in lower case is a host name, with or without a wildcard. */
  static boolean isHost(String text) {
    return text.length() <= MAX_LENGTH
        && HOST.matcher(text).matches()
        && !NUMBER_LAST.matcher(text).matches();
  }

  private static Finding invalid(GeneralName name) {
    return Finding.about(CaCode.CSR_NAME_INVALID)
        .subject(name.value())
        .wanted("a host name of letters, digits, hyphens and dots, or an IP address")
        .found(name.text())
        .build();
  }

  private static Finding outside(GeneralName name, NameScope scope) {
    return Finding.about(CaCode.NAME_OUTSIDE_CONSTRAINTS)
        .subject(name.value())
        .wanted(scope.toString())
        .found(name.text())
        .with("local", localForm(name))
        .build();
  }

  private static String localForm(GeneralName name) {
    String host = name.value().replaceFirst("^\\*\\.", "");
    boolean named = name instanceof DnsName;
    return named ? host.substring(0, (host + ".").indexOf('.')) + ".localhost" : "127.0.0.1";
  }

  private static Finding refusedForm(GeneralName name) {
    return Finding.about(CaCode.CSR_NAME_FORM_REFUSED)
        .subject(name.text())
        .wanted("host names and IP addresses")
        .found(name.kind())
        .build();
  }
}
