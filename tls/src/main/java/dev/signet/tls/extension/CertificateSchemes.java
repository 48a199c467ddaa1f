// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * signature_algorithms_cert: the signatures in certificates that the sender verifies, where they
 * are others than those of the handshake (RFC 9846 section 4.2.3).
 *
 * <pre>SignatureScheme supported_signature_algorithms&lt;2..2^16-2&gt;;</pre>
 */
public record CertificateSchemes(CodePoints schemes) implements Extension {
  static CertificateSchemes read(WireReader body) throws TlsFault {
    return new CertificateSchemes(body.codes16(2, 0xfffe));
  }

  @Override
  public int type() {
    return ExtensionTypes.SIGNATURE_ALGORITHMS_CERT;
  }

  @Override
  public void write(WireWriter body) {
    body.codes16(schemes);
  }
}
