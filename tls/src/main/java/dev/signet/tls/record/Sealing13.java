// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;
import java.util.Arrays;

/** Record protection of TLS 1.3, RFC 9846 5.2. */
final class Sealing13 implements SealingKey {
  private static final int INNER_TYPE = 1;

  private final Aead aead;
  private final RecordNonce nonce;
  private final byte[] header = new byte[RecordLimits.HEADER];

  Sealing13(Primitives primitives, RecordKeys keys) {
    this.aead = primitives.sealing(keys.suite().aead(), keys.key());
    this.nonce = new RecordNonce(keys);
  }

  @Override
  public int headRoom() {
    return RecordLimits.HEADER;
  }

  @Override
  public int overhead() {
    return RecordLimits.HEADER + INNER_TYPE + AeadAlgorithm.TAG_LENGTH;
  }

  @Override
  public boolean canPad() {
    return true;
  }

  @Override
  public int seal(ContentType type, byte[] record, int offset, int length, int padding) {
    int inner = length + INNER_TYPE + padding;
    int start = offset + RecordLimits.HEADER;
    record[start + length] = (byte) type.code();
    Arrays.fill(record, start + length + INNER_TYPE, start + inner, (byte) 0);
    // The type on the outside is always application_data, and the header is authenticated.
    int body = inner + AeadAlgorithm.TAG_LENGTH;
    RecordHeader.write(header, 0, ContentType.APPLICATION_DATA.code(), body);
    System.arraycopy(header, 0, record, offset, header.length);
    aead.begin(nonce.next(), header);
    nonce.advance();
    return RecordLimits.HEADER + aead.seal(record, start, inner);
  }

  @Override
  public long count() {
    return nonce.sequence();
  }
}
