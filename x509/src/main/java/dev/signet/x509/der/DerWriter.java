// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes values of the Distinguished Encoding Rules (X.690) one after the other. Not safe for use
 * by several threads.
 */
public final class DerWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Starts with nothing written. */
  public DerWriter() {}

  /** What was written, as a new array. */
  public byte[] toArray() {
    return out.toByteArray();
  }

  /** Writes a constructed value, such as a SEQUENCE, whose elements the consumer writes. */
  public DerWriter constructed(int tag, Consumer<DerWriter> elements) {
    DerWriter inner = new DerWriter();
    elements.accept(inner);
    return primitive(tag, inner.toArray());
  }

  /** Writes a SEQUENCE. */
  public DerWriter sequence(Consumer<DerWriter> elements) {
    return constructed(DerTag.SEQUENCE, elements);
  }

  /** Writes a value with the content that is given. */
  public DerWriter primitive(int tag, byte[] content) {
    out.write(tag);
    writeLength(content.length);
    out.writeBytes(content);
    return this;
  }

  /** Writes a value that is encoded already. */
  public DerWriter encoded(byte[] value) {
    out.writeBytes(value);
    return this;
  }

  /** Writes an INTEGER. */
  public DerWriter integer(BigInteger value) {
    return primitive(DerTag.INTEGER, value.toByteArray());
  }

  /** Writes an OBJECT IDENTIFIER. */
  public DerWriter oid(Oid oid) {
    return primitive(DerTag.OBJECT_IDENTIFIER, oid.content());
  }

  /** Writes an OCTET STRING. */
  public DerWriter octets(byte[] content) {
    return primitive(DerTag.OCTET_STRING, content);
  }

  /** Writes a BIT STRING of whole bytes. */
  public DerWriter bits(byte[] content) {
    byte[] padded = new byte[content.length + 1];
    System.arraycopy(content, 0, padded, 1, content.length);
    return primitive(DerTag.BIT_STRING, padded);
  }

  /** Writes a UTF8String. */
  public DerWriter utf8(String text) {
    return primitive(DerTag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeLength(int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    int count = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
    out.write(0x80 | count);
    for (int i = count - 1; i >= 0; i--) {
      out.write(length >>> (8 * i));
    }
  }
}
