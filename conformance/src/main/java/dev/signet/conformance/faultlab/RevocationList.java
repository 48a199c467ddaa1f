// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority's list of revoked certificates. */
final class RevocationList {
  private static final Duration LIFE = Duration.ofDays(7);

  private RevocationList() {}

  /** The list of these, in PEM, as it was published some days ago. */
  static String of(TestIdentity issuer, int daysAgo, TestIdentity... revoked) throws IOException {
    Instant published = Instant.now().minus(Duration.ofDays(daysAgo));
    X509v2CRLBuilder list =
        new JcaX509v2CRLBuilder(
            issuer.certificate().getSubjectX500Principal(), Date.from(published));
    list.setNextUpdate(Date.from(published.plus(LIFE)));
    for (TestIdentity each : List.of(revoked)) {
      BigInteger serial = each.certificate().getSerialNumber();
      list.addCRLEntry(serial, Date.from(published), CRLReason.keyCompromise);
    }
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.keys().getPrivate());
      return "-----BEGIN X509 CRL-----\n"
          + Base64.getMimeEncoder().encodeToString(list.build(signer).getEncoded())
          + "\n-----END X509 CRL-----\n";
    } catch (OperatorCreationException e) {
      throw new IOException(e);
    }
  }
}
