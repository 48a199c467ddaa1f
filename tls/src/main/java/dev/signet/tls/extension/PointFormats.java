// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * ec_point_formats: how points of curves may be written in TLS 1.2 (RFC 8422 section 5.1.2).
 *
 * <pre>ECPointFormat ec_point_format_list&lt;1..2^8-1&gt;;</pre>
 *
 * @param formats one byte for each; 0 is uncompressed, the only one that is left
 */
public record PointFormats(Bytes formats) implements Extension {
  /** Uncompressed points alone. */
  public static final PointFormats UNCOMPRESSED = new PointFormats(Bytes.of(new byte[] {0}));

  static PointFormats read(WireReader body) throws TlsFault {
    return new PointFormats(body.opaque8(1, 0xff));
  }

  /** Whether uncompressed points are among them, as they must be. */
  public boolean hasUncompressed() {
    return formats.indexOf(0) >= 0;
  }

  @Override
  public int type() {
    return ExtensionTypes.EC_POINT_FORMATS;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(formats);
  }
}
