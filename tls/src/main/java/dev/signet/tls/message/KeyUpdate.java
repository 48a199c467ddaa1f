// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The sender's keys change after this message (RFC 9846 section 4.6.3).
 *
 * <pre>
 * enum { update_not_requested(0), update_requested(1), (255) } KeyUpdateRequest;
 * struct { KeyUpdateRequest request_update; } KeyUpdate;
 * </pre>
 */
public record KeyUpdate(boolean updateRequested) implements HandshakeMessage {
  static KeyUpdate read(WireReader body) throws TlsFault {
    int request = body.u8();
    // RFC 9846, 4.6.3: If an implementation receives any other value, it MUST terminate the
    // connection with an "illegal_parameter" alert.
    if (request > 1) {
      throw InvalidMessage.KEY_UPDATE_REQUEST_UNKNOWN.toFault("0 or 1", Integer.toString(request));
    }
    return new KeyUpdate(request == 1);
  }

  @Override
  public int type() {
    return HandshakeTypes.KEY_UPDATE;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(updateRequested ? 1 : 0);
  }
}
