// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** One name of a subject, issuer or place (RFC 5280, 4.2.1.6). */
public sealed interface GeneralName {
  /** The kind as OpenSSL and people write it: {@code DNS}, {@code IP}, {@code email} … */
  String kind();

  /** The name without its kind. */
  String value();

  /** Kind and value: {@code DNS:example.com}. */
  default String text() {
    return kind() + ":" + value();
  }

  /**
   * A host name.
   *
   * @param value as the certificate has it, possibly with a wildcard or, in constraints, a leading
   *     dot
   */
  record DnsName(String value) implements GeneralName {
    /** Whether the value is a host name, with or without a wildcard as its first label. */
    public boolean isWellFormed() {
      String lower = value.toLowerCase(java.util.Locale.ROOT);
      return HostNames.isName(lower.startsWith("*.") ? lower.substring(2) : lower);
    }

    @Override
    public String kind() {
      return "DNS";
    }
  }

  /**
   * An IP address, or in constraints an address and a mask.
   *
   * @param octets 4 or 16 bytes, in constraints 8 or 32; any other number is kept so that it can be
   *     shown
   */
  record IpAddress(Bytes octets) implements GeneralName {
    @Override
    public String kind() {
      return "IP";
    }

    @Override
    public String value() {
      return switch (octets.length()) {
        case 4, 16 -> address(octets.toArray());
        case 8, 32 -> range(octets.toArray());
        default -> "(" + octets.length() + " bytes) " + octets.hex();
      };
    }

    private static String range(byte[] octets) {
      int half = octets.length / 2;
      byte[] mask = java.util.Arrays.copyOfRange(octets, half, octets.length);
      int prefix = new java.math.BigInteger(1, mask).bitCount();
      boolean contiguous = leadingOnes(mask) == prefix;
      return address(java.util.Arrays.copyOf(octets, half))
          + "/"
          + (contiguous ? "" + prefix : address(mask));
    }

    private static int leadingOnes(byte[] mask) {
      int ones = 0;
      while (ones < mask.length * 8 && ((mask[ones / 8] >> (7 - ones % 8)) & 1) != 0) {
        ones++;
      }
      return ones;
    }

    private static String address(byte[] octets) {
      try {
        return octets.length == 4
            ? InetAddress.getByAddress(octets).getHostAddress()
            : Ipv6Text.of(octets);
      } catch (UnknownHostException e) {
        throw new AssertionError("an address of " + octets.length + " bytes", e);
      }
    }
  }

  /**
   * A mailbox.
   *
   * @param value the address, or in constraints a host or domain
   */
  record EmailName(String value) implements GeneralName {
    @Override
    public String kind() {
      return "email";
    }
  }

  /**
   * A uniform resource identifier.
   *
   * @param value as the certificate has it, unchecked
   */
  record UriName(String value) implements GeneralName {
    @Override
    public String kind() {
      return "URI";
    }
  }

  /**
   * A name in a directory.
   *
   * @param name the distinguished name
   */
  record DirectoryName(DistinguishedName name) implements GeneralName {
    @Override
    public String kind() {
      return "dirName";
    }

    @Override
    public String value() {
      return name.toString();
    }
  }

  /**
   * An object identifier as a name.
   *
   * @param oid the identifier
   */
  record RegisteredId(Oid oid) implements GeneralName {
    @Override
    public String kind() {
      return "RID";
    }

    @Override
    public String value() {
      return oid.dotted();
    }
  }

  /**
   * A name of a form that is not followed here: otherName, x400Address or ediPartyName.
   *
   * @param choice the number of the form in RFC 5280: 0, 3 or 5
   * @param encoded the whole encoded name
   */
  record OtherForm(int choice, Bytes encoded) implements GeneralName {
    @Override
    public String kind() {
      return switch (choice) {
        case 0 -> "otherName";
        case 3 -> "x400Address";
        default -> "ediPartyName";
      };
    }

    @Override
    public String value() {
      return encoded.hex();
    }
  }

  /**
   * What a host is called in a certificate: its IP address where the text is one (IPv6 with or
   * without brackets), else its name in lower case and in the ASCII form of internationalised
   * names.
   *
   * @throws dev.signet.explain.FindingException {@code host-name-malformed}
   */
  static GeneralName ofHost(String host) {
    return IpLiteral.parse(host)
        .<GeneralName>map(IpAddress::new)
        .orElseGet(() -> new DnsName(HostNames.ascii(host)));
  }

  /** Reads one GeneralName. */
  static GeneralName read(DerValue value) {
    int number = DerTag.number(value.tag());
    int expected =
        isConstructed(number) ? DerTag.contextConstructed(number) : DerTag.context(number);
    if (value.tag() != expected || number > 8) {
      throw new dev.signet.x509.der.DerException(
          value.offset(), DerTag.name(value.tag()) + " where a general name is expected");
    }
    return switch (number) {
      case 1 -> new EmailName(value.implicitAscii());
      case 2 -> new DnsName(value.implicitAscii());
      case 4 -> new DirectoryName(DistinguishedName.read(value.inside().next()));
      case 6 -> new UriName(value.implicitAscii());
      case 7 -> new IpAddress(value.content());
      case 8 -> new RegisteredId(value.implicitOid());
      default -> new OtherForm(number, value.encoded());
    };
  }

  private static boolean isConstructed(int number) {
    return number == 0 || number == 3 || number == 4 || number == 5;
  }
}
