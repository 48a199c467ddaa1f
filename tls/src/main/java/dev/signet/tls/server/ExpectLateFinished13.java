// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.FinishedCheck;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeTypes;

/** A server of TLS 1.3 that waits for the end of its client's answer to a late request. */
final class ExpectLateFinished13 extends LateState {
  private final Shown client;

  ExpectLateFinished13(ServerTraffic13 traffic, LateRequest request, Shown client) {
    super(traffic, request);
    this.client = client;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    FinishedMessage finished = message.read13(FinishedMessage.class, HandshakeTypes.FINISHED);
    FinishedCheck.check(finished, traffic().lateVerifyData(request().transcript().hash()));
    return traffic().authenticated(client, flow);
  }
}
