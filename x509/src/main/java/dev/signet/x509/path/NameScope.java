// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.ExtensionContent.NameConstraints;
import dev.signet.x509.GeneralName;
import dev.signet.x509.der.Bytes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a name lies within a subtree of name constraints (RFC 5280, 4.2.1.10). Both must be of
 * the same form.
 */
public final class NameScope {
  private NameScope() {}

  /** Whether constraints let a name be certified. */
  public static boolean admits(NameConstraints constraints, GeneralName name) {
    List<GeneralName> permitted =
        constraints.permitted().stream().filter(c -> isSameForm(c, name)).toList();
    return (permitted.isEmpty() || permitted.stream().anyMatch(c -> contains(c, name)))
        && constraints.excluded().stream().noneMatch(c -> isSameForm(c, name) && touches(c, name));
  }

  /** Whether bytes are an address with a mask of leading ones (RFC 4632). */
  public static boolean isRange(Bytes range) {
    return (range.length() == 8 || range.length() == 32) && isPrefix(range, range.length() / 2);
  }

  /** Whether a constraint speaks about names of this form at all. */
  static boolean isSameForm(GeneralName constraint, GeneralName name) {
    return constraint.kind().equals(name.kind());
  }

  /**
   * Whether every host that the name covers lies within: what a permitted subtree asks. A broken
   * constraint contains nothing.
   */
  static boolean contains(GeneralName constraint, GeneralName name) {
    return switch (name) {
      case GeneralName.DnsName dns ->
          dns.isWellFormed() && dnsWithin(text(constraint), withoutWildcard(dns.value()));
      case GeneralName.IpAddress ip -> ipWithin(octets(constraint), ip.octets()).orElse(false);
      case GeneralName.EmailName email -> emailWithin(text(constraint), email.value());
      case GeneralName.UriName uri ->
          host(uri.value()).map(h -> hostWithin(text(constraint), h)).orElse(false);
      case GeneralName.DirectoryName directory ->
          constraint instanceof GeneralName.DirectoryName(var subtree)
              && directory.name().isWithin(subtree);
      // Forms that are not followed: RFC 5280, 6.1.4 (g) lets us only refuse.
      case GeneralName.RegisteredId _, GeneralName.OtherForm _ -> false;
    };
  }

  /**
   * Whether the name covers any host within: what an excluded subtree asks. A broken constraint
   * touches everything.
   */
  static boolean touches(GeneralName constraint, GeneralName name) {
    return switch (name) {
      case GeneralName.DnsName dns ->
          !dns.isWellFormed()
              || contains(constraint, name)
              || wildcardReaches(text(constraint), dns.value());
      case GeneralName.IpAddress ip -> ipWithin(octets(constraint), ip.octets()).orElse(true);
      case GeneralName.UriName uri -> host(uri.value()).isEmpty() || contains(constraint, name);
      case GeneralName.EmailName email -> !isMailbox(email.value()) || contains(constraint, name);
      case GeneralName.DirectoryName _ -> contains(constraint, name);
      case GeneralName.RegisteredId _, GeneralName.OtherForm _ -> true;
    };
  }

  private static String text(GeneralName constraint) {
    return constraint.value().toLowerCase(Locale.ROOT);
  }

  private static Bytes octets(GeneralName constraint) {
    return constraint instanceof GeneralName.IpAddress(Bytes octets)
        ? octets
        : Bytes.of(new byte[0]);
  }

  /**
   * The name itself, or anything made by adding labels on its left; the empty constraint holds
   * every name.
   */
  private static boolean dnsWithin(String constraint, String name) {
    String host = name.toLowerCase(Locale.ROOT);
    return constraint.isEmpty() || host.equals(constraint) || host.endsWith("." + constraint);
  }

  private static String withoutWildcard(String name) {
    return name.startsWith("*.") ? name.substring(2) : name;
  }

  /**
   * {@code *.example.com} covers {@code a.example.com}, so that an exclusion of the latter must
   * refuse it.
   */
  private static boolean wildcardReaches(String constraint, String name) {
    if (!name.startsWith("*.")) {
      return false;
    }
    int dot = constraint.indexOf('.');
    return dot > 0
        && constraint.substring(dot + 1).equals(withoutWildcard(name).toLowerCase(Locale.ROOT));
  }

  /** Empty where the constraint is no address with a mask of leading ones (RFC 4632). */
  private static Optional<Boolean> ipWithin(Bytes range, Bytes address) {
    int half = range.length() / 2;
    if (!isRange(range)) {
      return Optional.empty();
    }
    if (address.length() != half) {
      return Optional.of(false);
    }
    for (int i = 0; i < half; i++) {
      if (((range.at(i) ^ address.at(i)) & range.at(half + i)) != 0) {
        return Optional.of(false);
      }
    }
    return Optional.of(true);
  }

  private static boolean isPrefix(Bytes range, int half) {
    boolean ended = false;
    for (int bit = 0; bit < half * 8; bit++) {
      boolean one = ((range.at(half + bit / 8) >> (7 - bit % 8)) & 1) != 0;
      if (one && ended) {
        return false;
      }
      ended = !one;
    }
    return true;
  }

  /** A mailbox, all mailboxes of a host, or with a leading dot, of all hosts below a domain. */
  private static boolean emailWithin(String constraint, String mailbox) {
    if (!isMailbox(mailbox)) {
      return false;
    }
    int at = mailbox.lastIndexOf('@');
    String host = mailbox.substring(at + 1).toLowerCase(Locale.ROOT);
    int wanted = constraint.lastIndexOf('@');
    if (wanted >= 0) {
      return mailbox.substring(0, at).equalsIgnoreCase(constraint.substring(0, wanted))
          && host.equals(constraint.substring(wanted + 1));
    }
    return hostWithin(constraint, host);
  }

  /** RFC 5321, 4.1.2 without quoted local parts, which nobody has in a certificate. */
  private static boolean isMailbox(String text) {
    int at = text.indexOf('@');
    return at > 0 && at == text.lastIndexOf('@') && at < text.length() - 1;
  }

  /** A host, or with a leading dot, all hosts below a domain. */
  private static boolean hostWithin(String constraint, String host) {
    return constraint.startsWith(".") ? host.endsWith(constraint) : host.equals(constraint);
  }

  /**
   * 4.2.1.10: a URI without an authority that is a host name MUST be refused where URIs are
   * constrained.
   */
  private static Optional<String> host(String uri) {
    try {
      String host = URI.create(uri).getHost();
      boolean named = host != null && !host.startsWith("[") && !host.matches("[0-9.]+");
      return named ? Optional.of(host.toLowerCase(Locale.ROOT)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
