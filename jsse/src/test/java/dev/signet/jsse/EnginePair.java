// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Two engines with the bytes between them in memory. */
public final class EnginePair {
  /** A handshake has fewer turns; more means that the engines wait for each other. */
  private static final int MAX_TURNS = 200;

  private static final int ROOM = 1 << 17;

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer toServer = ByteBuffer.allocate(ROOM);
  private final ByteBuffer toClient = ByteBuffer.allocate(ROOM);
  private int clientFinished;
  private int serverFinished;

  /** Engines that know their sides and have not begun. */
  public EnginePair(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
    client.setUseClientMode(true);
    server.setUseClientMode(false);
  }

  /** A client of one context for the test's host, a server of another. */
  public static EnginePair of(SSLContext client, SSLContext server) {
    return new EnginePair(client.createSSLEngine(TestParty.HOST, 443), server.createSSLEngine());
  }

  public SSLEngine client() {
    return client;
  }

  public SSLEngine server() {
    return server;
  }

  /** Both speak one version alone. */
  public EnginePair speaking(String version) {
    client.setEnabledProtocols(new String[] {version});
    server.setEnabledProtocols(new String[] {version});
    return this;
  }

  /** How often the client has said FINISHED. */
  public int clientFinished() {
    return clientFinished;
  }

  /** How often the server has said FINISHED. */
  public int serverFinished() {
    return serverFinished;
  }

  /** What waits for the server, ready to be read. */
  public ByteBuffer toServer() {
    return toServer;
  }

  /** What waits for the client, ready to be read. */
  public ByteBuffer toClient() {
    return toClient;
  }

  /** Shakes hands until neither has anything to say. */
  public EnginePair handshake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    settle();
    if (client.getSession().getProtocol().equals("NONE")
        || server.getSession().getProtocol().equals("NONE")) {
      throw new AssertionError(
          "no handshake: " + client.getHandshakeStatus() + ", " + server.getHandshakeStatus());
    }
    return this;
  }

  /** Turns until neither engine moves. */
  public void settle() throws SSLException {
    for (int turn = 0; turn < MAX_TURNS; turn++) {
      boolean moved = step(client, toClient, toServer);
      moved |= step(server, toServer, toClient);
      if (!moved) {
        return;
      }
    }
    throw new AssertionError("the engines never come to an end");
  }

  /** Sends a text and returns what arrived. */
  public static String transfer(SSLEngine from, SSLEngine to, String text) throws SSLException {
    ByteBuffer network = ByteBuffer.allocate(ROOM);
    ByteBuffer source = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (source.hasRemaining()) {
      SSLEngineResult result = from.wrap(source, network);
      if (result.getStatus() != Status.OK) {
        throw new AssertionError("wrap: " + result);
      }
    }
    network.flip();
    ByteBuffer target = ByteBuffer.allocate(ROOM);
    while (network.hasRemaining()) {
      SSLEngineResult result = to.unwrap(network, target);
      if (result.getStatus() != Status.OK) {
        throw new AssertionError("unwrap: " + result);
      }
    }
    return new String(target.array(), 0, target.position(), StandardCharsets.UTF_8);
  }

  private boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    boolean moved = false;
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      moved = true;
      task = engine.getDelegatedTask();
    }
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      moved |= note(engine, engine.wrap(ByteBuffer.allocate(0), out));
    }
    in.flip();
    if (in.hasRemaining()) {
      SSLEngineResult result = engine.unwrap(in, ByteBuffer.allocate(ROOM));
      moved |= note(engine, result);
    }
    in.compact();
    return moved;
  }

  private boolean note(SSLEngine engine, SSLEngineResult result) {
    if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
      clientFinished += engine == client ? 1 : 0;
      serverFinished += engine == server ? 1 : 0;
    }
    return result.bytesConsumed() > 0 || result.bytesProduced() > 0;
  }
}
