// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import dev.signet.x509.GeneralName;
import dev.signet.x509.OidNames;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import dev.signet.x509.layout.Shape.Leaf;
import java.math.BigInteger;

/** What one value says, in a few words. */
final class LeafText {
  /** Longer numbers are keys and serial numbers: people compare those in hexadecimal. */
  private static final int MAX_DECIMAL_BITS = 63;

  private LeafText() {}

  /** A value with parts, of which only tag and length are told. */
  static String header(DerValue value) {
    return DerTag.name(value.tag()) + " of " + bytes(value);
  }

  /** A value without parts. */
  static String of(DerValue value, Shape shape) {
    try {
      return switch (shape) {
        case Leaf leaf -> of(value, leaf);
        case Shape.Fields _, Shape.Items _, Shape.Wrapped _, Shape.Chosen _ -> byTag(value);
      };
    } catch (DerException e) {
      return header(value) + ": " + e.problem();
    }
  }

  private static String of(DerValue value, Leaf leaf) {
    return switch (leaf) {
      case BY_TAG -> byTag(value);
      case GENERAL_NAME -> generalName(value);
      case NUMBER -> number(value);
    };
  }

  /** RFC 5280, 4.2.1.6: the forms without parts. */
  private static String generalName(DerValue value) {
    return switch (DerTag.number(value.tag())) {
      case 1, 2, 6 -> value.implicitAscii();
      case 7 -> new GeneralName.IpAddress(value.content()).value();
      case 8 -> identifier(value.implicitOid());
      default -> byTag(value);
    };
  }

  private static String byTag(DerValue value) {
    String name = DerTag.name(value.tag());
    return switch (value.tag()) {
      case DerTag.BOOLEAN -> name + " " + (value.bool() ? "TRUE" : "FALSE");
      case DerTag.INTEGER, DerTag.ENUMERATED -> name + " " + number(value);
      case DerTag.OBJECT_IDENTIFIER -> identifier(value.oid());
      case DerTag.NULL -> name;
      case DerTag.UTC_TIME, DerTag.GENERALIZED_TIME -> name + " " + value.time();
      case DerTag.UTF8_STRING,
          DerTag.PRINTABLE_STRING,
          DerTag.IA5_STRING,
          DerTag.TELETEX_STRING,
          DerTag.VISIBLE_STRING,
          DerTag.NUMERIC_STRING,
          DerTag.BMP_STRING,
          DerTag.UNIVERSAL_STRING ->
          name + " \"" + value.text() + "\"";
      default -> header(value);
    };
  }

  private static String number(DerValue value) {
    BigInteger number = value.implicitInteger();
    return number.bitLength() <= MAX_DECIMAL_BITS
        ? number.toString()
        : "of " + number.bitLength() + " bits";
  }

  private static String identifier(Oid oid) {
    String name = OidNames.any(oid);
    return name.equals(oid.dotted()) ? name : oid.dotted() + " (" + name + ")";
  }

  private static String bytes(DerValue value) {
    return value.length() + (value.length() == 1 ? " byte" : " bytes");
  }
}
