// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.x509.Certificate;
import dev.signet.x509.KeySignature;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How many signatures are checked before a search is given up. */
class SignatureLedgerTest {
  /** The leaf, ten intermediates and the anchor. */
  private static final int LONGEST_PATH = PathRequest.Limits.MAX_INTERMEDIATES + 2;

  private static int checked(KeyPair keys) {
    Certificate certificate =
        Certificate.read(
            CertificateDraft.of("CN=x", Instant.EPOCH).key(keys).authority().selfSigned().der());
    SignatureLedger ledger = new SignatureLedger(VerifyProviders.jdk());
    KeySignature signature = certificate.keySignature();
    int count = 0;
    while (!ledger.isExhausted()) {
      count++;
      byte[] other = signature.content().toArray();
      other[other.length - count] ^= 1;
      Bytes content = Bytes.of(other);
      assertThat(
              ledger.fits(
                  new KeySignature(signature.algorithm(), content, signature.signature()),
                  certificate.key()))
          .isFalse();
    }
    assertThat(ledger.fits(signature, certificate.key())).as("nothing more is checked").isFalse();
    return count;
  }

  @Test
  void keysThatVerifySlowlyAreCheckedLessOften() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp521r1"));
    int costly = checked(generator.generateKeyPair());
    int usual = checked(KeyType.P256.generate());
    int quick = checked(KeyType.RSA2048.generate());
    assertThat(costly).isLessThan(usual).isGreaterThanOrEqualTo(LONGEST_PATH);
    assertThat(usual).isLessThan(quick).isEqualTo(50);
  }
}
