// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.ConnectionKeys12;
import dev.signet.tls.handshake.FinishedCheck;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.Traffic12;
import dev.signet.tls.handshake.VerifiedFinished;
import dev.signet.tls.message.FinishedMessage;
import dev.signet.tls.message.HandshakeTypes;

/** A server of TLS 1.2 that waits for the end of the handshake (RFC 5246, 7.4.9). */
final class ExpectClientFinished12 implements HandshakeState {
  private final ServerProgress12 progress;
  private final ConnectionKeys12 keys;
  private final Shown client;

  ExpectClientFinished12(ServerProgress12 progress, ConnectionKeys12 keys, Shown client) {
    this.progress = progress;
    this.keys = keys;
    this.client = client;
  }

  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) throws TlsFault {
    FinishedMessage finished = message.read12(FinishedMessage.class, HandshakeTypes.FINISHED);
    VerifiedFinished proof =
        FinishedCheck.check(finished, keys.clientVerifyData(progress.transcript()));
    progress.transcript().add(message.whole());
    switch (progress.agreement().protocol().resumption()) {
      case NONE -> end(flow);
      case RESUMED -> {
        // A server that resumes has finished first.
      }
    }
    return new Traffic12(progress.facts(client), keys.finish(), proof);
  }

  private void end(Flow flow) throws TlsFault {
    TicketIssue12 issue = new TicketIssue12(progress, client);
    if (progress.givesTicket()) {
      flow.send(issue.ticket(keys), progress.transcript());
    }
    issue.keep(keys);
    ServerFinish12.send(progress, keys, flow);
  }
}
