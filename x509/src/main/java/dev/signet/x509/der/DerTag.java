// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

/** The identifier octets that X.509 structures are made of (X.690, 8.1.2). */
public final class DerTag {
  /** BOOLEAN. */
  public static final int BOOLEAN = 0x01;

  /** INTEGER. */
  public static final int INTEGER = 0x02;

  /** BIT STRING. */
  public static final int BIT_STRING = 0x03;

  /** OCTET STRING. */
  public static final int OCTET_STRING = 0x04;

  /** NULL. */
  public static final int NULL = 0x05;

  /** OBJECT IDENTIFIER. */
  public static final int OBJECT_IDENTIFIER = 0x06;

  /** ENUMERATED. */
  public static final int ENUMERATED = 0x0a;

  /** UTF8String. */
  public static final int UTF8_STRING = 0x0c;

  /** NumericString. */
  public static final int NUMERIC_STRING = 0x12;

  /** PrintableString. */
  public static final int PRINTABLE_STRING = 0x13;

  /** TeletexString, in practice Latin-1. */
  public static final int TELETEX_STRING = 0x14;

  /** IA5String: ASCII. */
  public static final int IA5_STRING = 0x16;

  /** UTCTime: two digits of year. */
  public static final int UTC_TIME = 0x17;

  /** GeneralizedTime: four digits of year. */
  public static final int GENERALIZED_TIME = 0x18;

  /** VisibleString. */
  public static final int VISIBLE_STRING = 0x1a;

  /** UniversalString: UTF-32. */
  public static final int UNIVERSAL_STRING = 0x1c;

  /** BMPString: UTF-16 without surrogates. */
  public static final int BMP_STRING = 0x1e;

  /** SEQUENCE and SEQUENCE OF. */
  public static final int SEQUENCE = 0x30;

  /** SET and SET OF. */
  public static final int SET = 0x31;

  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private DerTag() {}

  /** The context-specific tag {@code [number]} of a primitive value. */
  public static int context(int number) {
    return CONTEXT | number;
  }

  /** The context-specific tag {@code [number]} of a constructed value. */
  public static int contextConstructed(int number) {
    return CONTEXT | CONSTRUCTED | number;
  }

  /** Whether values of the tag hold further values. */
  public static boolean isConstructed(int tag) {
    return (tag & CONSTRUCTED) != 0;
  }

  /** The number in a tag, without its class. */
  public static int number(int tag) {
    return tag & 0x1f;
  }

  /** The tag as the standard writes it, for messages. */
  public static String name(int tag) {
    return switch (tag) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case BIT_STRING -> "BIT STRING";
      case OCTET_STRING -> "OCTET STRING";
      case NULL -> "NULL";
      case OBJECT_IDENTIFIER -> "OBJECT IDENTIFIER";
      case ENUMERATED -> "ENUMERATED";
      case UTF8_STRING -> "UTF8String";
      case PRINTABLE_STRING -> "PrintableString";
      case NUMERIC_STRING -> "NumericString";
      case TELETEX_STRING -> "TeletexString";
      case VISIBLE_STRING -> "VisibleString";
      case UNIVERSAL_STRING -> "UniversalString";
      case BMP_STRING -> "BMPString";
      case IA5_STRING -> "IA5String";
      case UTC_TIME -> "UTCTime";
      case GENERALIZED_TIME -> "GeneralizedTime";
      case SEQUENCE -> "SEQUENCE";
      case SET -> "SET";
      default -> (tag & 0xc0) == CONTEXT ? "[" + number(tag) + "]" : "tag 0x%02x".formatted(tag);
    };
  }
}
