// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The signature with the key of the certificate (RFC 9846 section 4.4.3; RFC 5246 section 7.4.8).
 *
 * <pre>struct { SignatureScheme algorithm; opaque signature&lt;0..2^16-1&gt;; } CertificateVerify;
 * </pre>
 */
public record CertificateVerify(int scheme, Bytes signature) implements HandshakeMessage {
  static CertificateVerify read(WireReader body) throws TlsFault {
    return new CertificateVerify(body.u16(), body.opaque16(0, 0xffff));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_VERIFY;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(scheme).opaque16(signature);
  }
}
