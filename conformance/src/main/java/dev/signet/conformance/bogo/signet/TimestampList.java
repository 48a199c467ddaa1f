// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.tls.wire.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A SignedCertificateTimestampList (RFC 6962, 3.3), which the tests give as it is on the wire. */
final class TimestampList {
  private static final int SHORT = 0xffff;

  private TimestampList() {}

  /**
   * Reads one; no bytes are none.
   *
   * @throws EngineFault for a list without a timestamp, which nobody could have signed
   */
  static List<Bytes> read(byte[] list) throws EngineFault {
    List<Bytes> timestamps = new ArrayList<>();
    if (list.length == Short.BYTES) {
      throw new EngineFault("timestamps-absent", "a list without a timestamp");
    }
    if (list.length > 0) {
      ByteBuffer wire = ByteBuffer.wrap(list, Short.BYTES, list.length - Short.BYTES);
      while (wire.hasRemaining()) {
        byte[] timestamp = new byte[wire.getShort() & SHORT];
        wire.get(timestamp);
        timestamps.add(Bytes.wrap(timestamp));
      }
    }
    return timestamps;
  }

  static byte[] write(List<Bytes> timestamps) {
    if (timestamps.isEmpty()) {
      return new byte[0];
    }
    int length = timestamps.stream().mapToInt(each -> Short.BYTES + each.length()).sum();
    ByteBuffer wire = ByteBuffer.allocate(Short.BYTES + length).putShort((short) length);
    for (Bytes timestamp : timestamps) {
      wire.putShort((short) timestamp.length()).put(timestamp.toArray());
    }
    return wire.array();
  }
}
