// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** ECDSA keys with their public part (RFC 5915), without which GnuTLS does not read them. */
final class PublicPart {
  private static final int BITS = 256;

  private PublicPart() {}

  /** A key in PEM, as the JDK writes it, and with its public part if it is one for ECDSA. */
  static String keyPem(TestIdentity identity) throws IOException {
    PrivateKey key = identity.keys().getPrivate();
    if (!key.getAlgorithm().equals("EC")) {
      return identity.keyPem();
    }
    PrivateKeyInfo bare = PrivateKeyInfo.getInstance(key.getEncoded());
    ASN1BitString point =
        SubjectPublicKeyInfo.getInstance(identity.keys().getPublic().getEncoded())
            .getPublicKeyData();
    ECPrivateKey secret = ECPrivateKey.getInstance(bare.parsePrivateKey());
    ECPrivateKey whole = new ECPrivateKey(BITS, secret.getKey(), point, null);
    byte[] der = new PrivateKeyInfo(bare.getPrivateKeyAlgorithm(), whole).getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }
}
