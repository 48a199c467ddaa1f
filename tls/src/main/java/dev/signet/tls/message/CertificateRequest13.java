// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The server wants a certificate (RFC 9846 section 4.3.2).
 *
 * <pre>
 * struct {
 *   opaque certificate_request_context&lt;0..2^8-1&gt;;
 *   Extension extensions&lt;0..2^16-1&gt;;
 * } CertificateRequest;
 * </pre>
 *
 * @param requestContext empty in the handshake, a fresh name of the request after it
 */
public record CertificateRequest13(Bytes requestContext, ExtensionBlock extensions)
    implements HandshakeMessage {
  static CertificateRequest13 read(WireReader body) throws TlsFault {
    return new CertificateRequest13(
        body.opaque8(0, 0xff), ExtensionBlock.read(body, CarrierMessage.CERTIFICATE_REQUEST));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_REQUEST;
  }

  @Override
  public void write(WireWriter body) {
    extensions.write(body.opaque8(requestContext));
  }
}
