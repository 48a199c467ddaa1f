// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * client_certificate_type of a server: the kind that the client is to show (RFC 7250 section 3).
 */
public record SelectedClientCertificateType(int kind) implements Extension {
  static SelectedClientCertificateType read(WireReader body) throws TlsFault {
    return new SelectedClientCertificateType(body.u8());
  }

  @Override
  public int type() {
    return ExtensionTypes.CLIENT_CERTIFICATE_TYPE;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(kind);
  }
}
