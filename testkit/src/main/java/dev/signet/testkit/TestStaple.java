// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** OCSP responses (RFC 6960) as servers staple them. */
final class TestStaple {
  private static final Duration LIFETIME = Duration.ofDays(1);

  private TestStaple() {}

  static byte[] good(TestIdentity identity, Instant now) {
    return of(identity, now, CertificateStatus.GOOD);
  }

  static byte[] revoked(TestIdentity identity, Instant now) {
    return of(identity, now, new RevokedStatus(Date.from(now.minus(Duration.ofHours(2)))));
  }

  private static byte[] of(TestIdentity identity, Instant now, @Nullable CertificateStatus status) {
    TestIdentity issuer = identity.issuer().orElseThrow();
    try {
      // RFC 5019, 2.1.1: SHA-1 names the issuer, which is what clients look for.
      DigestCalculator digest =
          new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1);
      X509CertificateHolder above = new X509CertificateHolder(issuer.der());
      CertificateID id = new CertificateID(digest, above, identity.certificate().getSerialNumber());
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              SubjectPublicKeyInfo.getInstance(issuer.keys().getPublic().getEncoded()), digest);
      Date from = Date.from(now.minus(Duration.ofHours(1)));
      builder.addResponse(id, status, from, Date.from(now.plus(LIFETIME)), null);
      String algorithm = KeyType.signatureFor(issuer.keys());
      OCSPResp response =
          new OCSPRespBuilder()
              .build(
                  OCSPResp.SUCCESSFUL,
                  builder.build(
                      new JcaContentSignerBuilder(algorithm).build(issuer.keys().getPrivate()),
                      new X509CertificateHolder[0],
                      from));
      return response.getEncoded();
    } catch (OCSPException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
