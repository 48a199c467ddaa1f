// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

/**
 * What a key may be used for: the bits of the keyUsage extension in their order (RFC 5280,
 * 4.2.1.3).
 */
public enum KeyUse {
  /**
   * Signatures other than those on certificates and revocation lists, for instance in TLS
   * handshakes.
   */
  DIGITAL_SIGNATURE(0, "digitalSignature"),
  /** Signatures that the signer cannot later disown. */
  CONTENT_COMMITMENT(1, "contentCommitment"),
  /** Encrypting keys, as the static RSA key exchange of old TLS does. */
  KEY_ENCIPHERMENT(2, "keyEncipherment"),
  /** Encrypting data itself. */
  DATA_ENCIPHERMENT(3, "dataEncipherment"),
  /** Agreeing on keys, as static Diffie-Hellman does. */
  KEY_AGREEMENT(4, "keyAgreement"),
  /** Signatures on certificates. */
  KEY_CERT_SIGN(5, "keyCertSign"),
  /** Signatures on revocation lists. */
  CRL_SIGN(6, "cRLSign"),
  /** Key agreement for encrypting alone. */
  ENCIPHER_ONLY(7, "encipherOnly"),
  /** Key agreement for decrypting alone. */
  DECIPHER_ONLY(8, "decipherOnly");

  private final int bit;
  private final String text;

  KeyUse(int bit, String text) {
    this.bit = bit;
    this.text = text;
  }

  /** The number of the bit, from 0. */
  public int bit() {
    return bit;
  }

  /** The name in RFC 5280. */
  public String text() {
    return text;
  }
}
