// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.TrafficState;
import org.jspecify.annotations.Nullable;

/**
 * A server in the middle of its client's answer to a late request: it goes on to send as before.
 */
abstract class LateState implements TrafficState {
  private final ServerTraffic13 traffic;
  private final LateRequest request;

  LateState(ServerTraffic13 traffic, LateRequest request) {
    this.traffic = traffic;
    this.request = request;
  }

  final ServerTraffic13 traffic() {
    return traffic;
  }

  final LateRequest request() {
    return request;
  }

  /**
   * RFC 9846, 4.6.2: "All of the client's messages for a given response MUST appear consecutively
   * on the wire with no intervening messages of other types."
   */
  @Override
  public void dataReceived() throws TlsFault {
    throw PeerMisbehaved.DATA_UNEXPECTED.toFault("the rest of the answer", "application data");
  }

  @Override
  public boolean isEstablished() {
    return true;
  }

  @Override
  public ConnectionFacts facts() {
    return traffic.facts();
  }

  @Override
  public void updateKeys(boolean requestPeer, Flow flow) throws TlsFault {
    traffic.updateKeys(requestPeer, flow);
  }

  @Override
  public byte[] export(String label, byte @Nullable [] context, int length) {
    return traffic.export(label, context, length);
  }

  @Override
  public void beforeData(Flow flow) throws TlsFault {
    traffic.beforeData(flow);
  }

  @Override
  public void wipe() {
    traffic.wipe();
  }
}
