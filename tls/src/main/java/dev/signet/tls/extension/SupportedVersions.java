// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * supported_versions in a ClientHello (RFC 9846 section 4.2.1).
 *
 * <pre>ProtocolVersion versions&lt;2..254&gt;;</pre>
 */
public record SupportedVersions(CodePoints versions) implements Extension {
  static SupportedVersions read(WireReader body) throws TlsFault {
    return new SupportedVersions(body.codes8(2, 254));
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_VERSIONS;
  }

  @Override
  public void write(WireWriter body) {
    body.codes8(versions);
  }
}
