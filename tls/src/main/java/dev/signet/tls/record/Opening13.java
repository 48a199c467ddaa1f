// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

import dev.signet.tls.crypto.Aead;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.suite.AeadAlgorithm;

/** Record protection of TLS 1.3, RFC 9846 5.2, from the other side. */
final class Opening13 implements OpeningKey {
  /** A tag and the inner type. */
  private static final int SHORTEST = AeadAlgorithm.TAG_LENGTH + 1;

  private final Aead aead;
  private final RecordNonce nonce;
  private final byte[] header = new byte[RecordLimits.HEADER];
  private int typeCode;

  Opening13(Primitives primitives, RecordKeys keys) {
    this.aead = primitives.opening(keys.suite().aead(), keys.key());
    this.nonce = new RecordNonce(keys);
  }

  @Override
  public int open(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    int body = length - RecordLimits.HEADER;
    RecordHeader.requireAtMost(RecordLimits.CIPHERTEXT_13, body);
    if (body < SHORTEST) {
      return FORGED;
    }
    System.arraycopy(record, offset, header, 0, header.length);
    aead.begin(nonce.next(), header);
    int inner = aead.open(record, offset + RecordLimits.HEADER, body, plain, plainOffset);
    if (inner == Aead.FORGED) {
      return FORGED;
    }
    nonce.advance();
    requireOuterType(record[offset]);
    // RFC 9846 5.2: content, type and padding together: "MUST NOT exceed 2^14 + 1 octets".
    RecordHeader.requireAtMost(RecordLimits.PLAINTEXT + 1, inner);
    return contentLength(plain, plainOffset, inner);
  }

  /** RFC 9846 5.2: "The outer opaque_type field of a TLSCiphertext record is always set to 23". */
  private static void requireOuterType(int outerType) throws TlsFault {
    if (outerType != ContentType.APPLICATION_DATA.code()) {
      throw PeerMisbehaved.RECORD_OUTER_TYPE_WRONG.toFault(
          "23 (application_data)", String.valueOf(outerType));
    }
  }

  /**
   * RFC 9846 5.4: "If a receiving implementation does not find a non-zero octet in the cleartext,
   * it MUST terminate the connection with an unexpected_message alert."
   */
  private int contentLength(byte[] plain, int from, int inner) throws TlsFault {
    for (int at = from + inner - 1; at >= from; at--) {
      if (plain[at] != 0) {
        typeCode = plain[at] & 0xff;
        plain[at] = 0;
        return at - from;
      }
    }
    throw PeerMisbehaved.RECORD_WITHOUT_TYPE.toFault("a content type", inner + " zeros");
  }

  @Override
  public int typeCode() {
    return typeCode;
  }
}
