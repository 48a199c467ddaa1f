// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.wire.Bytes;

/** A server's change_cipher_spec and Finished of TLS 1.2 (RFC 5246, 7.1 and 7.4.9). */
final class ServerFinish12 {
  private ServerFinish12() {}

  static void send(ServerProgress12 progress, ConnectionKeys12 keys, Flow flow) throws TlsFault {
    flow.sendChangeCipherSpec();
    flow.protectSending(keys.server());
    Bytes mac = Bytes.wrap(keys.serverVerifyData(progress.transcript()));
    flow.send(new FinishedMessage(mac), progress.transcript());
  }
}
