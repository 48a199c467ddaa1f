// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * signed_certificate_timestamp of a certificate, or in a ServerHello of TLS 1.2 (RFC 6962 section
 * 3.3).
 *
 * <pre>
 * opaque SerializedSCT&lt;1..2^16-1&gt;;
 * SerializedSCT sct_list&lt;1..2^16-1&gt;;
 * </pre>
 */
public record SignedTimestamps(List<Bytes> timestamps) implements Extension {
  /** Copies the list. */
  public SignedTimestamps {
    timestamps = List.copyOf(timestamps);
  }

  static SignedTimestamps read(WireReader body) throws TlsFault {
    WireReader list = body.vector16(1, 0xffff);
    List<Bytes> timestamps = new ArrayList<>(4);
    while (!list.isEmpty()) {
      timestamps.add(list.opaque16(1, 0xffff));
    }
    return new SignedTimestamps(timestamps);
  }

  @Override
  public int type() {
    return ExtensionTypes.SIGNED_TIMESTAMPS;
  }

  @Override
  public void write(WireWriter body) {
    int list = body.openVector16();
    for (Bytes timestamp : timestamps) {
      body.opaque16(timestamp);
    }
    body.closeVector16(list);
  }
}
