// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CaCode;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;

/** The DER of one list of revoked certificates (RFC 5280, 5.1). */
final class CrlEncoding {
  private static final int GENERALIZED_FROM = 2050;
  private static final DateTimeFormatter SHORT_YEAR =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT);
  private static final DateTimeFormatter LONG_YEAR =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT);

  private final Certificate issuer;
  private final long number;
  private final Instant thisUpdate;
  private final Instant nextUpdate;

  CrlEncoding(Certificate issuer, long number, Instant thisUpdate, Instant nextUpdate) {
    this.issuer = issuer;
    this.number = number;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
  }

  /** The signed list, which our own reader reads and verifies before anybody gets it. */
  Bytes sign(List<RevocationLog.Entry> entries, Signer signer) {
    try {
      TBSCertList list = toBeSigned(entries, signer.algorithm());
      byte[] signature = signer.sign(list.getEncoded(ASN1Encoding.DER));
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(list);
      parts.add(algorithm(signer.algorithm()));
      parts.add(new DERBitString(signature));
      return checked(new DERSequence(parts).getEncoded(ASN1Encoding.DER), entries);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
  }

  private TBSCertList toBeSigned(List<RevocationLog.Entry> entries, String algorithm)
      throws IOException {
    V2TBSCertListGenerator generator = new V2TBSCertListGenerator();
    generator.setSignature(algorithm(algorithm));
    generator.setIssuer(X500Name.getInstance(issuer.subject().encoded().toArray()));
    generator.setThisUpdate(time(thisUpdate));
    generator.setNextUpdate(time(nextUpdate));
    for (RevocationLog.Entry entry : entries) {
      ASN1Integer serial = new ASN1Integer(new BigInteger(entry.serial(), 16));
      // RFC 5280, 5.3.1: "the reason code CRL entry extension SHOULD be absent instead of using the
      // unspecified (0) reasonCode value"; the generator leaves it out for 0.
      generator.addCRLEntry(serial, time(entry.at()), entry.reason().number());
    }
    generator.setExtensions(extensions());
    return generator.generateTBSCertList();
  }

  /**
   * RFC 5280, 5.2: "Conforming CRL issuers are REQUIRED to include the authority key identifier and
   * the CRL number extensions".
   */
  private Extensions extensions() throws IOException {
    ExtensionsGenerator generator = new ExtensionsGenerator();
    byte[] identifier =
        issuer.extension(SubjectKeyIdentifier.class).orElseThrow().identifier().toArray();
    generator.addExtension(
        Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
    generator.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
    return generator.generate();
  }

  private Bytes checked(byte[] encoded, List<RevocationLog.Entry> entries) {
    Crl crl = Crl.read(encoded);
    if (!crl.isSignedBy(issuer.key()) || crl.revoked().size() != entries.size()) {
      throw Finding.about(CaCode.CERTIFICATE_DIFFERS)
          .subject(issuer.shortText())
          .found("Its list of revoked certificates does not read back as it was made")
          .toException();
    }
    return crl.encoded();
  }

  private static AlgorithmIdentifier algorithm(String oid) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
  }

  /** RFC 5280, 5.1.2.4: UTCTime through 2049, GeneralizedTime from 2050 on. */
  private static Time time(Instant instant) {
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    return utc.getYear() < GENERALIZED_FROM
        ? new Time(new DERUTCTime(SHORT_YEAR.format(utc)))
        : new Time(new DERGeneralizedTime(LONG_YEAR.format(utc)));
  }
}
