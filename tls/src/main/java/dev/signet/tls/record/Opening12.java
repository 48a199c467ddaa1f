// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;

/** Record protection of TLS 1.2 with an AEAD, from the other side. */
final class Opening12 implements OpeningKey {
  /** RFC 5246 6.2.3.3: the number, the type, the version and the length of the plaintext. */
  static final int AUTHENTICATED_LENGTH = 8 + 1 + 2 + 2;

  private final Aead aead;
  private final RecordNonce nonce;
  private final int explicitLength;
  private final byte[] authenticated = new byte[AUTHENTICATED_LENGTH];
  private int typeCode;

  Opening12(Primitives primitives, RecordKeys keys) {
    this.aead = primitives.opening(keys.suite().aead(), keys.key());
    this.nonce = new RecordNonce(keys);
    this.explicitLength = keys.suite().aead().explicitNonceLength12();
  }

  static void writeAuthenticated(byte[] target, long sequence, int typeCode, int length) {
    RecordNonce.writeLong(sequence, target, 0);
    RecordHeader.write(target, Long.BYTES, typeCode, length);
  }

  @Override
  public int open(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    int body = length - RecordLimits.HEADER;
    RecordHeader.requireAtMost(RecordLimits.CIPHERTEXT_12, body);
    int content = body - explicitLength - AeadAlgorithm.TAG_LENGTH;
    if (content < 0) {
      return FORGED;
    }
    RecordHeader.requireTls12(record, offset);
    int start = offset + RecordLimits.HEADER;
    typeCode = record[offset] & 0xff;
    writeAuthenticated(authenticated, nonce.sequence(), typeCode, content);
    aead.begin(nonceOf(record, start), authenticated);
    int sealedFrom = start + explicitLength;
    int opened = aead.open(record, sealedFrom, body - explicitLength, plain, plainOffset);
    if (opened == Aead.FORGED) {
      return FORGED;
    }
    nonce.advance();
    RecordHeader.requireAtMost(RecordLimits.PLAINTEXT, opened);
    return opened;
  }

  private byte[] nonceOf(byte[] record, int start) {
    return explicitLength == 0 ? nonce.next() : nonce.appended(RecordNonce.readLong(record, start));
  }

  @Override
  public int typeCode() {
    return typeCode;
  }
}
