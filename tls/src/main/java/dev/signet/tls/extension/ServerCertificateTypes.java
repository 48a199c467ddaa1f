// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * server_certificate_type in a ClientHello: the kinds of certificate that the client takes from the
 * server (RFC 7250 section 3).
 *
 * <pre>CertificateType server_certificate_types&lt;1..2^8-1&gt;;</pre>
 *
 * @param kinds one byte for each: 0 X.509, 2 raw public key; an empty list is refused where it is
 *     looked into
 */
public record ServerCertificateTypes(Bytes kinds) implements Extension {
  static ServerCertificateTypes read(WireReader body) throws TlsFault {
    return new ServerCertificateTypes(body.opaque8(0, 0xff));
  }

  @Override
  public int type() {
    return ExtensionTypes.SERVER_CERTIFICATE_TYPE;
  }

  @Override
  public void write(WireWriter body) {
    body.opaque8(kinds);
  }
}
