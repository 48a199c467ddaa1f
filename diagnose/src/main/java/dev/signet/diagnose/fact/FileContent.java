// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

/** What is in a file that a setting names, as far as that setting's programs can use it. */
public enum FileContent {
  /** There is no such file. */
  ABSENT("no file is there"),
  /** It begins as a key store does, and is damaged. */
  DAMAGED("a key store that is damaged"),
  /** It has no bytes. */
  EMPTY("a file of no bytes"),
  /** PEM with at least one certificate. */
  PEM_CERTIFICATES("certificates in PEM"),
  /** PEM with something else. */
  PEM_OTHERS("PEM without a certificate"),
  /** A key store of Java with at least one trusted certificate. */
  TRUSTED_ENTRIES("a key store with trusted certificates"),
  /** A key store that was made with another password; PKCS#12. */
  PKCS12_LOCKED("a PKCS#12 file that does not open with the password that is set"),
  /** A key store that was made with another password; JKS. */
  JKS_LOCKED("a JKS file that does not open with the password that is set"),
  /** PKCS#12 whose certificates are encrypted, and no password is set. */
  PKCS12_BLIND("a PKCS#12 file with encrypted certificates, and no password is set"),
  /**
   * A key store with private keys, whose certificates others issued, and no trusted certificate.
   */
  KEYS_ALONE("a key store with private keys and no trusted certificate"),
  /** A key store without a single entry that Java takes for trusted. */
  NO_ENTRIES("a PKCS#12 file without an entry for Java"),
  /** A key store of BouncyCastle's own kind. */
  BKS("a key store of the kind BKS"),
  /** Neither PEM nor a key store of PKCS#12, JKS, JCEKS or BKS. */
  FOREIGN("a file that is neither PEM nor PKCS#12 nor JKS"),
  /** A private key that others than its owner may read. */
  EXPOSED_KEY("a private key that others may read"),
  /** Nothing is said of it: a folder, a device, or what only others can open. */
  UNJUDGED("something else");

  private final String text;

  FileContent(String text) {
    this.text = text;
  }

  /** In a sentence. */
  public String text() {
    return text;
  }
}
