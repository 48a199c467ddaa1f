// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** The key of an account, both halves, as text. */
public final class AccountPem {
  private static final String PUBLIC_KEY = "PUBLIC KEY";

  private AccountPem() {}

  /** A new key on P-256. */
  public static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes P-256 keys", e);
    }
  }

  /** Writes a key. */
  public static byte[] write(KeyPair keys) {
    String text =
        PrivateKeyPem.write(keys.getPrivate())
            + Pem.write(PUBLIC_KEY, keys.getPublic().getEncoded());
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads what was written here. Anything else is a finding, as an exception.
   *
   * @param place where it was, for the finding
   */
  public static KeyPair read(String place, byte[] pem) {
    try {
      byte[] key = Pem.blocks(pem, PUBLIC_KEY).getFirst().content().toArray();
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)),
          PrivateKeyPem.read(pem));
    } catch (FindingException e) {
      throw unreadable(place, e.finding().headline());
    } catch (InvalidKeySpecException e) {
      throw unreadable(place, "a " + PUBLIC_KEY + " block that is no key on P-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK reads P-256 keys", e);
    }
  }

  private static FindingException unreadable(String place, String found) {
    return Finding.about(EnrolCode.ACCOUNT_KEY_UNREADABLE)
        .subject(place)
        .found(found)
        .toException();
  }
}
