// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.tls.crypto.Primitives;
import dev.signet.x509.Certificate;
import dev.signet.x509.PrivateKeyPem;
import dev.signet.x509.X509Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;

/** Keys and certificates out of the files that ACME clients and OpenSSL write. */
public final class PemKeys {
  private PemKeys() {}

  /**
   * Reads a chain and its key; both may stand in one file.
   *
   * @throws FindingException {@code store-unreadable}, {@code pem-block-missing}, {@code
   *     private-key-missing}, {@code private-key-encrypted}, {@code private-key-foreign}, {@code
   *     chain-unordered} and those of broken files
   */
  public static HeldKey read(Path chain, Path key, Primitives primitives) {
    List<Certificate> certificates = certificates(chain);
    return HeldKey.of(chain.toString(), certificates, privateKey(key), primitives);
  }

  /**
   * Reads the certificates of a PEM or DER file.
   *
   * @throws FindingException {@code store-unreadable}, {@code pem-block-missing} and those of
   *     broken files
   */
  public static List<Certificate> certificates(Path file) {
    return Certificate.readAll(bytes(file, "certificates in PEM"));
  }

  private static PrivateKey privateKey(Path file) {
    byte[] pem = bytes(file, "a private key in PEM");
    try {
      return PrivateKeyPem.read(pem);
    } catch (FindingException e) {
      if (e.finding().code() != X509Code.PEM_BLOCK_MISSING) {
        throw e;
      }
      throw Finding.about(JsseCode.PRIVATE_KEY_MISSING)
          .subject(file.toString())
          .wanted(e.finding().wanted())
          .found(e.finding().found())
          .toException();
    }
  }

  private static byte[] bytes(Path file, String wanted) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new FindingException(
          Finding.about(JsseCode.STORE_UNREADABLE)
              .subject(file.toString())
              .wanted(wanted)
              .found(e.toString())
              .build(),
          e);
    }
  }
}
