// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.KeyPairPem;
import dev.signet.x509.SubjectPublicKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** The key of an account, both halves, as text. */
public final class AccountPem {
  /** RFC 8555, 6.2: every server takes ES256. */
  private static final String CURVE = "P-256";

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
    return KeyPairPem.write(keys);
  }

  /**
   * Reads what was written here. Anything else is a finding, as an exception.
   *
   * @param place where it was, for the finding
   */
  public static KeyPair read(String place, byte[] pem) {
    KeyPair keys = pair(place, pem);
    String kind = SubjectPublicKey.of(keys.getPublic()).curve().orElse("another kind");
    if (!kind.equals(CURVE)) {
      throw unreadable(place, "a key of " + kind + " where one of " + CURVE + " is wanted");
    }
    return keys;
  }

  private static KeyPair pair(String place, byte[] pem) {
    try {
      return KeyPairPem.read(pem);
    } catch (FindingException e) {
      throw unreadable(place, e.finding().headline());
    } catch (GeneralSecurityException e) {
      throw unreadable(place, String.valueOf(e.getMessage()));
    }
  }

  private static FindingException unreadable(String place, String found) {
    return Finding.about(EnrolCode.ACCOUNT_KEY_UNREADABLE)
        .subject(place)
        .found(found)
        .toException();
  }
}
