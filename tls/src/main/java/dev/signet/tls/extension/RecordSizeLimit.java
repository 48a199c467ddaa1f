// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * record_size_limit: the largest record that the sender takes (RFC 8449 section 4).
 *
 * <pre>uint16 RecordSizeLimit;</pre>
 *
 * @param limit in bytes of plaintext, in TLS 1.3 with the content type's byte and padding
 */
public record RecordSizeLimit(int limit) implements Extension {
  private static final int LEAST = 64;

  static RecordSizeLimit read(WireReader body) throws TlsFault {
    int limit = body.u16();
    // RFC 8449, 4: An endpoint MUST treat receipt of a smaller value as a fatal error and generate
    // an "illegal_parameter" alert.
    if (limit < LEAST) {
      throw InvalidMessage.RECORD_SIZE_LIMIT_TOO_SMALL.toFault(
          Integer.toString(LEAST), Integer.toString(limit));
    }
    return new RecordSizeLimit(limit);
  }

  @Override
  public int type() {
    return ExtensionTypes.RECORD_SIZE_LIMIT;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(limit);
  }
}
