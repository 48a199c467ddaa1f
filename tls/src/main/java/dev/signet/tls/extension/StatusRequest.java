// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * status_request in a ClientHello: the client wants a stapled OCSP response (RFC 6066 section 8).
 *
 * <pre>
 * struct { ResponderID responder_id_list&lt;0..2^16-1&gt;; Extensions request_extensions; } OCSPStatusRequest;
 * opaque ResponderID&lt;1..2^16-1&gt;;
 * opaque Extensions&lt;0..2^16-1&gt;;
 * </pre>
 *
 * @param responderIds the list as it stands on the wire, without its length
 */
public record StatusRequest(Bytes responderIds, Bytes requestExtensions) implements Extension {
  /** CertificateStatusType ocsp. */
  static final int OCSP = 1;

  /** What clients send: any responder, no extensions. */
  public static final StatusRequest ANY = new StatusRequest(Bytes.EMPTY, Bytes.EMPTY);

  /** A status type that is not known is kept as an unknown extension: it may simply be ignored. */
  static Extension read(WireReader body) throws TlsFault {
    Bytes whole = body.rest();
    WireReader content = whole.reader("status_request");
    if (content.u8() != OCSP) {
      return new UnknownExtension(ExtensionTypes.STATUS_REQUEST, whole);
    }
    Bytes responders = content.opaque16(0, 0xffff);
    WireReader each = responders.reader("responder_id_list");
    while (!each.isEmpty()) {
      each.opaque16(1, 0xffff);
    }
    StatusRequest request = new StatusRequest(responders, content.opaque16(0, 0xffff));
    content.finish();
    return request;
  }

  @Override
  public int type() {
    return ExtensionTypes.STATUS_REQUEST;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(OCSP).opaque16(responderIds).opaque16(requestExtensions);
  }
}
