// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;

/**
 * What certificates, requests and revocation lists have in common (RFC 5280, 4.1.1): a body, how it
 * is signed, the signature.
 *
 * @param encoded everything
 * @param body the part that is signed
 * @param algorithm how
 * @param signature by the issuer's, or a request's own, key
 */
record SignedBody(Bytes encoded, DerValue body, SignatureAlgorithm algorithm, Bytes signature) {
  /** The largest certificates seen have some 100 KB, revocation lists some 100 MB. */
  static final int MAX_BYTES = 256 << 20;

  /** Reads the outer SEQUENCE. */
  static SignedBody read(byte[] array) {
    Bytes der = Bytes.of(array);
    DerValue outer = DerReader.single(der);
    DerReader reader = outer.sequence();
    DerValue body = reader.next(DerTag.SEQUENCE);
    SignatureAlgorithm algorithm = SignatureAlgorithm.read(reader.next(DerTag.SEQUENCE));
    DerValue bits = reader.next(DerTag.BIT_STRING);
    // Who damaged the signature should not keep the rest from being shown; no bytes fit no key.
    Bytes signature = bits.hasWholeBits() ? bits.wholeBits() : Bytes.EMPTY;
    reader.end();
    return new SignedBody(der, body, algorithm, signature);
  }

  /** Whether a key made the signature. */
  boolean isSignedBy(SubjectPublicKey key, VerifyProviders providers) {
    return keySignature().isBy(key, providers);
  }

  KeySignature keySignature() {
    return new KeySignature(algorithm, body.encoded(), signature);
  }
}
