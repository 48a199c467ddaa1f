// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.x509.SignatureAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * The DER of certificates in the making. Our own reader reads them back, so that two
 * implementations must agree.
 */
final class TbsEncoding {
  private static final int GENERALIZED_FROM = 2050;
  private static final DateTimeFormatter SHORT_YEAR =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter LONG_YEAR =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);

  private TbsEncoding() {}

  static byte[] encode(Draft draft, SignatureAlgorithm algorithm) {
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(draft.serial().value()));
    generator.setSignature(AlgorithmIdentifier.getInstance(algorithm.encoded().toArray()));
    generator.setIssuer(draft.issuer());
    generator.setStartDate(time(draft.rest().validity().notBefore()));
    generator.setEndDate(time(draft.rest().validity().notAfter()));
    generator.setSubject(draft.subject());
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(draft.key().encoded().toArray()));
    generator.setExtensions(draft.rest().extensions());
    try {
      return generator.generateTBSCertificate().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
  }

  /** The whole certificate. */
  static byte[] assemble(byte[] tbs, SignatureAlgorithm algorithm, byte[] signature) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    try {
      parts.add(ASN1Primitive.fromByteArray(tbs));
      parts.add(AlgorithmIdentifier.getInstance(algorithm.encoded().toArray()));
      parts.add(new DERBitString(signature));
      return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
  }

  /**
   * RFC 5280, 4.1.2.5: "CAs conforming to this profile MUST always encode certificate validity
   * dates through the year 2049 as UTCTime; certificate validity dates in 2050 or later MUST be
   * encoded as GeneralizedTime."
   */
  private static Time time(Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    return utc.getYear() < GENERALIZED_FROM
        ? new Time(new DERUTCTime(SHORT_YEAR.format(utc)))
        : new Time(new DERGeneralizedTime(LONG_YEAR.format(utc)));
  }
}
