// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import java.io.IOException;

/** One handshake in memory, to its end and beyond: tickets are delivered too. */
final class Handshake {
  /** A server's flight with certificates is longer than this, one without is shorter. */
  private static final int RESUMED_AT_MOST = 900;

  private static final int MAX_ROUNDS = 20;

  private final Wire toServer = new Wire();
  private final Wire toClient = new Wire();
  private int flightLength;

  /** Both ends after the handshake. */
  record Ends(TlsSide client, TlsSide server) {
    void close() {
      client.close();
      server.close();
    }
  }

  /** Makes both ends and connects them; what the server's end costs is added up. */
  Ends run(TlsPeer peer, ThreadCost serverCost) throws Exception {
    flightLength = 0;
    TlsSide client = peer.client();
    serverCost.begin();
    TlsSide server = peer.server();
    serverCost.end();
    boolean moving = true;
    for (int round = 0; moving; round++) {
      if (round == MAX_ROUNDS) {
        throw new IOException("the handshake does not end");
      }
      client.advance(toClient, toServer);
      moving = toServer.available() > 0;
      if (moving) {
        serve(server, serverCost);
      }
      moving |= toClient.available() > 0;
    }
    if (!client.isEstablished() || !server.isEstablished()) {
      throw new IOException("the handshake stands still");
    }
    return new Ends(client, server);
  }

  private void serve(TlsSide server, ThreadCost cost) throws Exception {
    cost.begin();
    server.advance(toServer, toClient);
    cost.end();
    flightLength = Math.max(flightLength, toClient.available());
  }

  /** Whether the last one went without certificates. */
  boolean wasResumed() {
    return flightLength <= RESUMED_AT_MOST;
  }
}
