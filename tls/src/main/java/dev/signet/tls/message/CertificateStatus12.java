// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.StatusResponse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * A stapled OCSP response of TLS 1.2 (RFC 6066 section 8).
 *
 * <pre>
 * struct { CertificateStatusType status_type = ocsp(1); opaque OCSPResponse&lt;1..2^24-1&gt;; } CertificateStatus;
 * </pre>
 */
public record CertificateStatus12(Bytes response) implements HandshakeMessage {
  static CertificateStatus12 read(WireReader body) throws TlsFault {
    return new CertificateStatus12(StatusResponse.readStatus(body));
  }

  @Override
  public int type() {
    return HandshakeTypes.CERTIFICATE_STATUS;
  }

  @Override
  public void write(WireWriter body) {
    StatusResponse.writeStatus(response, body);
  }
}
