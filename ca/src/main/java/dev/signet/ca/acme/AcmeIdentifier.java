// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.x509.GeneralName;
import dev.signet.x509.der.Bytes;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * What a certificate is to name (RFC 8555, 9.7.7; RFC 8738 for addresses).
 *
 * @param kind a host name or an address
 * @param value a host name in lower case, in an order perhaps with {@code *.} in front; or an
 *     address as {@link GeneralName.IpAddress} writes it
 */
public record AcmeIdentifier(Kind kind, String value) {
  private static final String WILDCARD = "*.";

  /** What may be named. */
  public enum Kind {
    /** A host name. */
    DNS,
    /** An IP address (RFC 8738). */
    IP;

    /** The identifier's {@code type} on the wire. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A host name, which becomes lower case. */
  public static AcmeIdentifier dns(String name) {
    return new AcmeIdentifier(Kind.DNS, name.toLowerCase(Locale.ROOT));
  }

  /** An address in its one spelling; empty where the text is none. */
  public static Optional<AcmeIdentifier> ip(String text) {
    try {
      byte[] octets = InetAddress.ofLiteral(text).getAddress();
      return Optional.of(of(new GeneralName.IpAddress(Bytes.of(octets))).orElseThrow());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The identifier of a certificate's name; empty for the forms that ACME does not know. */
  public static Optional<AcmeIdentifier> of(GeneralName name) {
    return switch (name) {
      case GeneralName.DnsName dns -> Optional.of(dns(dns.value()));
      case GeneralName.IpAddress ip -> Optional.of(new AcmeIdentifier(Kind.IP, ip.value()));
      case GeneralName.EmailName _,
          GeneralName.UriName _,
          GeneralName.DirectoryName _,
          GeneralName.RegisteredId _,
          GeneralName.OtherForm _ ->
          Optional.empty();
    };
  }

  /** Whether it stands for every name one label below. */
  public boolean isWildcard() {
    return kind == Kind.DNS && value.startsWith(WILDCARD);
  }

  /** Whom control is proven of: without {@code *.} (RFC 8555, 7.1.4). */
  public AcmeIdentifier base() {
    return isWildcard() ? new AcmeIdentifier(kind, value.substring(WILDCARD.length())) : this;
  }

  /** The address, where it is one. */
  public Optional<InetAddress> address() {
    return kind == Kind.IP ? Optional.of(InetAddress.ofLiteral(value)) : Optional.empty();
  }

  /** {@code dns:host.example}. */
  @Override
  public String toString() {
    return kind.wire() + ":" + value;
  }
}
