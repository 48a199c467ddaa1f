// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/** supported_versions of a server: the version that is spoken (RFC 9846 section 4.2.1). */
public record SelectedVersion(int version) implements Extension {
  static SelectedVersion read(WireReader body) throws TlsFault {
    return new SelectedVersion(body.u16());
  }

  @Override
  public int type() {
    return ExtensionTypes.SUPPORTED_VERSIONS;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(version);
  }
}
