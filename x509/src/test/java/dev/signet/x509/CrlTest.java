// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.FixedClock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrlTest {
  private static byte[] sample(String name) throws IOException {
    return Files.readAllBytes(Path.of("src", "test", "resources", "inspect", name));
  }

  @Test
  void entriesTimesAndNumberAreRead() throws IOException {
    Crl crl = Crl.readFile(sample("list.pem"));
    assertThat(crl.revoked())
        .containsOnlyKeys(new BigInteger("4711"), new BigInteger("123456789012345678901234567890"))
        .containsEntry(
            new BigInteger("4711"),
            new RevokedCertificate(
                new BigInteger("4711"), FixedClock.START, RevocationReason.KEY_COMPROMISE, true));
    assertThat(crl.thisUpdate()).isEqualTo(FixedClock.START);
    assertThat(crl.nextUpdate()).contains(FixedClock.START.plus(Duration.ofDays(1)));
    assertThat(crl.number()).contains(BigInteger.valueOf(42));
  }

  @Test
  void onlyTheIssuersKeyFitsTheSignature() throws IOException {
    Certificate issuer = Certificate.readAll(sample("intermediate.pem")).getFirst();
    Certificate root = Certificate.readAll(sample("root.pem")).getFirst();
    Crl crl = Crl.readFile(sample("list.pem"));
    assertThat(crl.issuer()).isEqualTo(issuer.subject());
    assertThat(crl.isSignedBy(issuer.key())).isTrue();
    assertThat(crl.isSignedBy(root.key())).isFalse();
  }

  @Test
  void aCertificateOfAnotherIssuerIsNotOnTheList() throws IOException {
    Crl crl = Crl.readFile(sample("list.pem"));
    assertThat(crl.revokes(Certificate.readAll(sample("server.pem")).getFirst())).isFalse();
  }
}
