// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Crl;
import dev.signet.x509.OcspResponse;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Revocation lists and OCSP responses with a knob for what tests want wrong. */
final class RevocationDraft {
  private final TestIdentity signer;
  private Instant from;
  private Instant to;
  private boolean withNumber = true;

  /** Signed by somebody, from an hour ago for a day. */
  RevocationDraft(TestIdentity signer, Instant now) {
    this.signer = signer;
    this.from = now.minus(Duration.ofHours(1));
    this.to = now.plus(Duration.ofDays(1));
  }

  RevocationDraft between(Instant start, Instant end) {
    from = start;
    to = end;
    return this;
  }

  RevocationDraft withoutNumber() {
    withNumber = false;
    return this;
  }

  /** A list of its signer's with some certificates on it. */
  Crl list(int reason, TestIdentity... revoked) throws IOException, OperatorCreationException {
    X500Name name = new X509CertificateHolder(signer.der()).getSubject();
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(from));
    builder.setNextUpdate(Date.from(to));
    for (TestIdentity one : revoked) {
      builder.addCRLEntry(one.certificate().getSerialNumber(), Date.from(from), reason);
    }
    if (withNumber) {
      builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
    }
    return Crl.read(builder.build(contentSigner()).getEncoded());
  }

  /** A response about a certificate; {@link CertificateStatus#GOOD} is null. */
  OcspResponse response(TestIdentity about, CertificateStatus status, TestIdentity... sentAlong)
      throws Exception {
    AlgorithmIdentifier sha256 =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.1"));
    JcaDigestCalculatorProviderBuilder digests = new JcaDigestCalculatorProviderBuilder();
    DigestCalculator id = digests.build().get(sha256);
    X509CertificateHolder issuer = new X509CertificateHolder(about.issuer().orElseThrow().der());
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(
            SubjectPublicKeyInfo.getInstance(signer.keys().getPublic().getEncoded()),
            digests.build().get(RespID.HASH_SHA1));
    builder.addResponse(
        new CertificateID(id, issuer, about.certificate().getSerialNumber()),
        status,
        Date.from(from),
        Date.from(to),
        null);
    X509CertificateHolder[] chain = new X509CertificateHolder[sentAlong.length];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = new X509CertificateHolder(sentAlong[i].der());
    }
    return OcspResponse.read(
        new OCSPRespBuilder()
            .build(
                OCSPRespBuilder.SUCCESSFUL, builder.build(contentSigner(), chain, Date.from(from)))
            .getEncoded());
  }

  private ContentSigner contentSigner() throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(signer.keys().getPrivate());
  }
}
