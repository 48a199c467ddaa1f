// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.x509.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * Certificates as EST hands them out: a SignedData without content and without signers (RFC 5652,
 * 5.1; "certs-only", RFC 8551, 3.8).
 */
final class CertsOnly {
  private static final ASN1ObjectIdentifier DATA = new ASN1ObjectIdentifier("1.2.840.113549.1.7.1");
  private static final ASN1ObjectIdentifier SIGNED_DATA =
      new ASN1ObjectIdentifier("1.2.840.113549.1.7.2");

  private CertsOnly() {}

  /** The message in DER. */
  static byte[] encode(List<Certificate> certificates) {
    ASN1Primitive[] each =
        certificates.stream().map(CertsOnly::primitive).toArray(ASN1Primitive[]::new);
    // RFC 5652, 5.1: version 1, since there are certificates of X.509 alone and no signers.
    DERSequence signedData =
        new DERSequence(
            new ASN1Encodable[] {
              new ASN1Integer(1),
              new DERSet(),
              new DERSequence(DATA),
              new DERTaggedObject(false, 0, new DERSet(each)),
              new DERSet()
            });
    return encoded(
        new DERSequence(
            new ASN1Encodable[] {SIGNED_DATA, new DERTaggedObject(true, 0, signedData)}));
  }

  private static ASN1Primitive primitive(Certificate certificate) {
    try {
      return ASN1Primitive.fromByteArray(certificate.encoded().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("a certificate that was read can be read", e);
    }
  }

  private static byte[] encoded(DERSequence message) {
    try {
      return message.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
  }
}
