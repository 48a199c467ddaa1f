// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.conformance.fuzz.engine.OpenCrypto;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/**
 * Records one after the other, joined to messages; the first byte says how they are protected. No
 * record holds more than the limit says, and every message is as long as it says itself.
 */
public final class RecordTarget implements FuzzTarget {
  private static final int SKIPPABLE = 64;
  private static final int SMALL = 64;
  private static final int HEADER = 4;
  private final Primitives primitives = OpenCrypto.primitives();
  private final byte[] plain = new byte[RecordLimits.RECORD];

  @Override
  public String name() {
    return "records";
  }

  @Override
  public void run(byte[] input) {
    if (input.length == 0) {
      return;
    }
    boolean limited = (input[0] & 8) != 0;
    RecordReader reader = reader(input[0] & 3);
    if (limited) {
      reader.limitPlaintext(SMALL);
    }
    if ((input[0] & 4) != 0) {
      reader.skipEarlyData(SKIPPABLE);
    }
    try {
      read(reader, input, limited ? SMALL : RecordLimits.PLAINTEXT);
    } catch (TlsFault fault) {
      // Refused, as it should be.
    }
  }

  private RecordReader reader(int kind) {
    RecordReader reader = new RecordReader();
    switch (kind) {
      case 1 -> reader.protect(primitives, keys(CipherSuite.TLS_AES_128_GCM_SHA256, 12));
      case 2 ->
          reader.protect(primitives, keys(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, 4));
      case 3 ->
          reader.protect(
              primitives, keys(CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, 12));
      default -> {
        // Not protected.
      }
    }
    return reader;
  }

  private static RecordKeys keys(CipherSuite suite, int ivLength) {
    return new RecordKeys(suite, new byte[suite.aead().keyLength()], new byte[ivLength]);
  }

  private void read(RecordReader reader, byte[] input, int limit) throws TlsFault {
    HandshakeJoiner joiner = new HandshakeJoiner();
    byte[] own = input.clone();
    int at = 1;
    int length = RecordReader.recordLength(own, at, own.length - at);
    while (length > 0 && at + length <= own.length) {
      int held = reader.open(own, at, length, plain, 0);
      if (held > (reader.wasProtected() ? limit : RecordLimits.PLAINTEXT)) {
        throw new IllegalStateException("a record held " + held + " bytes");
      }
      if (held > 0 && reader.contentType() == ContentType.HANDSHAKE) {
        join(joiner, held);
      }
      at += length;
      length = RecordReader.recordLength(own, at, own.length - at);
    }
  }

  private void join(HandshakeJoiner joiner, int held) throws TlsFault {
    joiner.add(plain, 0, held);
    for (Bytes message = joiner.next(); message != null; message = joiner.next()) {
      int body = message.at(1) << 16 | message.at(2) << 8 | message.at(3);
      if (message.length() != HEADER + body) {
        throw new IllegalStateException("a message of " + message.length() + " bytes");
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    byte[] open = {0, 22, 3, 3, 0, 5, 20, 0, 0, 1, 7, 21, 3, 3, 0, 2, 1, 0};
    byte[] sealed = new byte[1 + 5 + 20 + 16];
    System.arraycopy(new byte[] {1, 23, 3, 3, 0, 36, 20, 0, 0, 14}, 0, sealed, 0, 10);
    sealed[25] = 22;
    byte[] old = new byte[1 + 5 + 8 + 6 + 16];
    System.arraycopy(new byte[] {2, 22, 3, 3, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 20}, 0, old, 0, 15);
    old[17] = 2;
    byte[] skipped = sealed.clone();
    skipped[0] = 5;
    skipped[skipped.length - 1] = 1;
    byte[] limited = old.clone();
    limited[0] = 11;
    return List.of(open, sealed, old, skipped, limited, Arrays.copyOf(open, 9));
  }
}
