// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/** server_certificate_type of a server: the kind that it will show (RFC 7250 section 3). */
public record SelectedServerCertificateType(int kind) implements Extension {
  static SelectedServerCertificateType read(WireReader body) throws TlsFault {
    return new SelectedServerCertificateType(body.u8());
  }

  @Override
  public int type() {
    return ExtensionTypes.SERVER_CERTIFICATE_TYPE;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(kind);
  }
}
