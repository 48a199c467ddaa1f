// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaCode;
import dev.signet.ca.Profile;
import dev.signet.explain.Finding;
import dev.signet.x509.SubjectPublicKey;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyRulesTest {
  private static final BigInteger F4 = BigInteger.valueOf(65537);
  private final Random random = new Random(7);

  @Test
  void twoPrimesThatLieTooCloseTogetherAreFound() throws Exception {
    BigInteger p =
        BigInteger.probablePrime(1024, random).setBit(1023).setBit(1022).nextProbablePrime();
    BigInteger q = p.nextProbablePrime();
    assertThat(found(p.multiply(q), F4)).contains("too close together");
  }

  @Test
  void aSmallFactorIsFound() throws Exception {
    BigInteger modulus = BigInteger.probablePrime(2040, random).multiply(BigInteger.valueOf(251));
    assertThat(found(modulus, F4)).contains("a small number divides");
  }

  @Test
  void anEvenExponentIsRefused() throws Exception {
    BigInteger p = BigInteger.probablePrime(1024, random);
    BigInteger q = BigInteger.probablePrime(1025, random);
    assertThat(found(p.multiply(q), F4.add(BigInteger.ONE))).contains("exponent 65538");
  }

  @Test
  void aModulusOfTwoFarPrimesPasses() throws Exception {
    BigInteger p = BigInteger.probablePrime(1024, random);
    BigInteger q = BigInteger.probablePrime(1026, random);
    assertThat(KeyRules.check(key(p.multiply(q), F4), Profile.SERVER)).isEmpty();
  }

  private static String found(BigInteger modulus, BigInteger exponent) throws Exception {
    Finding finding = KeyRules.check(key(modulus, exponent), Profile.SERVER).orElseThrow();
    assertThat(finding.code()).isEqualTo(CaCode.KEY_TOO_WEAK);
    return finding.found();
  }

  private static SubjectPublicKey key(BigInteger modulus, BigInteger exponent) throws Exception {
    return SubjectPublicKey.of(
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
  }
}
