// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of RFC 6962, 3.3, which is TLS encoding within DER. */
final class TimestampReader {
  /** A certificate carries two or three; the bound keeps a hostile list cheap. */
  private static final int MAX_TIMESTAMPS = 64;

  private static final int LOG_ID_BYTES = 32;

  private TimestampReader() {}

  static ExtensionContent read(byte[] list) {
    try {
      return parse(ByteBuffer.wrap(list));
    } catch (BufferUnderflowException e) {
      throw new DerException(0, "a list of timestamps that is cut off");
    }
  }

  private static ExtensionContent parse(ByteBuffer in) {
    if ((in.getShort() & 0xffff) != in.remaining()) {
      throw new DerException(0, "a list of timestamps with a wrong length");
    }
    List<ExtensionContent.LogTimestamp> timestamps = new ArrayList<>();
    while (in.hasRemaining() && timestamps.size() < MAX_TIMESTAMPS) {
      byte[] one = new byte[in.getShort() & 0xffff];
      in.get(one);
      ByteBuffer entry = ByteBuffer.wrap(one);
      entry.get();
      byte[] logId = new byte[LOG_ID_BYTES];
      entry.get(logId);
      timestamps.add(
          new ExtensionContent.LogTimestamp(
              Bytes.of(logId), Instant.ofEpochMilli(entry.getLong())));
    }
    return new ExtensionContent.SignedTimestamps(List.copyOf(timestamps));
  }
}
