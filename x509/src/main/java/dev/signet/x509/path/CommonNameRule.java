// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Baseline Requirements, 7.1.4.3: a common name is a character-for-character copy of one of the
 * alternative names.
 *
 * <p>Nobody looks at it any more, so it is held against a certificate only where it claims a host
 * that the alternative names do not have, or spells one otherwise. A domain above the names, or a
 * text that is no host, claims none.
 */
final class CommonNameRule {
  /** Decimal, octal and hexadecimal numbers with and without dots, and whatever has colons. */
  private static final Pattern ADDRESS =
      Pattern.compile("0x[0-9a-fA-F]+|[0-9.]+|[0-9a-fA-F:.]*:.*");

  private CommonNameRule() {}

  static boolean isBroken(Certificate certificate) {
    Optional<String> name = certificate.subject().commonName();
    List<GeneralName> names = certificate.names();
    return name.isPresent()
        && names.stream().noneMatch(other -> other.value().equals(name.get()))
        && (ADDRESS.matcher(name.get()).matches() || claimsHost(name.get(), names));
  }

  private static boolean claimsHost(String commonName, List<GeneralName> names) {
    Optional<String> host = host(commonName);
    List<String> hosts =
        names.stream()
            .filter(GeneralName.DnsName.class::isInstance)
            .map(name -> name.value().toLowerCase(Locale.ROOT))
            .toList();
    return host.isPresent()
        && !hosts.isEmpty()
        && hosts.stream().noneMatch(name -> name.endsWith("." + host.get()));
  }

  /** The name as a host of at least two labels; empty where it is none. */
  private static Optional<String> host(String text) {
    if (text.indexOf('.') <= 0 || text.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return new GeneralName.DnsName(ascii).isWellFormed() ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
