// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Pem;
import dev.signet.x509.PrivateKeyPem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** The key of our account at an authority, in a file that its owner alone reads. */
final class AccountFile {
  private static final String PUBLIC_KEY = "PUBLIC KEY";

  /** Two keys on P-256 have some 500 bytes. */
  private static final int MAX_BYTES = 1 << 16;

  private final Path file;

  AccountFile(Path file) {
    this.file = file;
  }

  /** The key, made the first time. */
  KeyPair open() {
    return Files.exists(file) ? read(AtomicFile.read(file, MAX_BYTES)) : create();
  }

  private KeyPair create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      String text =
          PrivateKeyPem.write(keys.getPrivate())
              + Pem.write(PUBLIC_KEY, keys.getPublic().getEncoded());
      AtomicFile.create(file, text.getBytes(StandardCharsets.US_ASCII), AtomicFile.Readers.OWNER);
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK makes P-256 keys", e);
    }
  }

  private KeyPair read(byte[] pem) {
    try {
      byte[] key = Pem.blocks(pem, PUBLIC_KEY).getFirst().content().toArray();
      return new KeyPair(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)),
          PrivateKeyPem.read(pem));
    } catch (FindingException e) {
      throw unreadable(e.finding().headline());
    } catch (InvalidKeySpecException e) {
      throw unreadable("a " + PUBLIC_KEY + " block that is no key on P-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK reads P-256 keys", e);
    }
  }

  private FindingException unreadable(String found) {
    return Finding.about(EnrolCode.ACCOUNT_KEY_UNREADABLE)
        .subject(file.toString())
        .found(found)
        .toException();
  }
}
