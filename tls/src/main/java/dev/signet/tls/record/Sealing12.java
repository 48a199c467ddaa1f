// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;

/** Record protection of TLS 1.2 with an AEAD, RFC 5246 6.2.3.3, RFC 5288, RFC 7905. */
final class Sealing12 implements SealingKey {
  private final Aead aead;
  private final RecordNonce nonce;
  private final int explicitLength;
  private final byte[] authenticated = new byte[Opening12.AUTHENTICATED_LENGTH];

  Sealing12(Primitives primitives, RecordKeys keys) {
    this.aead = primitives.sealing(keys.suite().aead(), keys.key());
    this.nonce = new RecordNonce(keys);
    this.explicitLength = keys.suite().aead().explicitNonceLength12();
  }

  @Override
  public int headRoom() {
    return RecordLimits.HEADER + explicitLength;
  }

  @Override
  public int overhead() {
    return headRoom() + AeadAlgorithm.TAG_LENGTH;
  }

  @Override
  public boolean canPad() {
    return false;
  }

  @Override
  public int seal(ContentType type, byte[] record, int offset, int length, int padding) {
    int body = explicitLength + length + AeadAlgorithm.TAG_LENGTH;
    RecordHeader.write(record, offset, type.code(), body);
    if (explicitLength > 0) {
      RecordNonce.writeLong(nonce.sequence(), record, offset + RecordLimits.HEADER);
    }
    Opening12.writeAuthenticated(authenticated, nonce.sequence(), type.code(), length);
    aead.begin(nonce.next(), authenticated);
    nonce.advance();
    return headRoom() + aead.seal(record, offset + headRoom(), length);
  }

  @Override
  public long count() {
    return nonce.sequence();
  }
}
