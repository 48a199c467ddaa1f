// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * status_request of a certificate in TLS 1.3: its stapled OCSP response (RFC 9846 section 4.4.2.1).
 *
 * <pre>
 * struct { CertificateStatusType status_type; OCSPResponse response; } CertificateStatus;
 * opaque OCSPResponse&lt;1..2^24-1&gt;;
 * </pre>
 */
public record StatusResponse(Bytes response) implements Extension {
  static StatusResponse read(WireReader body) throws TlsFault {
    return new StatusResponse(readStatus(body));
  }

  /** Reads a CertificateStatus, which in TLS 1.2 is a message of its own. */
  public static Bytes readStatus(WireReader body) throws TlsFault {
    int kind = body.u8();
    if (kind != StatusRequest.OCSP) {
      throw InvalidMessage.STATUS_TYPE_UNKNOWN.toFault("1 (ocsp)", Integer.toString(kind));
    }
    return body.opaque24(1, 0xffffff);
  }

  /** Writes a CertificateStatus, which in TLS 1.2 is a message of its own. */
  public static void writeStatus(Bytes response, WireWriter body) {
    body.u8(StatusRequest.OCSP).opaque24(response);
  }

  @Override
  public int type() {
    return ExtensionTypes.STATUS_REQUEST;
  }

  @Override
  public void write(WireWriter body) {
    writeStatus(response, body);
  }
}
