// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.ByteQueue;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.record.RecordWriter;
import dev.signet.tls.suite.CipherSuite;
import java.util.Arrays;

/** Opens the recorded records of one direction, and seals what they hold again. */
final class RecordedDirection {
  private final RecordReader reader = new RecordReader();
  private final RecordWriter writer = new RecordWriter();

  RecordedDirection(Primitives primitives, TrafficSecret secret) {
    reader.protect(primitives, secret.keys(CipherSuite.TLS_AES_128_GCM_SHA256));
    writer.protect(primitives, secret.keys(CipherSuite.TLS_AES_128_GCM_SHA256));
  }

  /** What a record holds, after it was sealed again to the same bytes. */
  byte[] check(HandshakeTrace trace, String name, ContentType type) throws TlsFault {
    byte[] record = trace.record(name);
    byte[] plain = new byte[RecordLimits.RECORD];
    int length = reader.open(record, 0, record.length, plain, 0);
    byte[] content = Arrays.copyOf(plain, length);
    assertThat(reader.contentType()).isEqualTo(type);

    ByteQueue output = new ByteQueue();
    writer.write(type, content, output);
    byte[] again = new byte[output.length()];
    output.drain(again, 0, again.length);
    assertThat(again).as(name).isEqualTo(trace.record(name));
    return content;
  }
}
