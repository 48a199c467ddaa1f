// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Security;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** Engines that run in this Java machine. */
final class JavaPeer implements Peer {
  private static final Logger LOG = Logger.getLogger("org.bouncycastle");

  private final String name;
  private final JavaEnd.Maker maker;

  private JavaPeer(String name, JavaEnd.Maker maker) {
    this.name = name;
    this.maker = maker;
  }

  /** The JDK's own. */
  static Peer jsse() {
    return new JavaPeer(
        "JSSE",
        plan -> new ProviderEnd(Security.getProvider("SunJSSE"), ProviderEnd.Keys::single, plan));
  }

  /** BouncyCastle's. */
  static Peer bouncyCastle() {
    BouncyCastleProvider primitives = new BouncyCastleProvider();
    BouncyCastleJsseProvider provider = new BouncyCastleJsseProvider(primitives);
    ProviderEnd.Keys keys = ProviderEnd.Keys.own(provider, primitives);
    // It tells of every connection, on the error stream.
    LOG.setLevel(Level.OFF);
    return new JavaPeer("BCJSSE", plan -> new ProviderEnd(provider, keys, plan));
  }

  /** BoringSSL as a provider. */
  static Peer conscrypt() {
    return new JavaPeer(
        "Conscrypt",
        plan -> new ProviderEnd(Conscrypt.newProvider(), ProviderEnd.Keys::single, plan));
  }

  /** BoringSSL within Netty. */
  static Peer tcnative() {
    return new JavaPeer("tcnative", NettyEnd::new);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public Optional<Pattern> evidence(Cell cell) {
    return Optional.of(
        Pattern.compile(
            switch (cell.feature()) {
              case ALPN -> "alpn=" + Plan.PROTOCOL;
              case CLIENT_CERTIFICATE -> cell.ours() == Role.CLIENT ? "peer=CN=Alice" : "version=";
              case STAPLE -> cell.ours() == Role.SERVER ? "staple=[1-9]" : "version=";
              case SERVER_REFUSED, CLIENT_REFUSED -> refusal(cell);
              case RESUMPTION, RETRY, KEY_UPDATE, HYBRID, ECDSA, RSA, ED25519 ->
                  "version=" + cell.version().label();
            }));
  }

  private static String refusal(Cell cell) {
    boolean byPeer = cell.is(Feature.SERVER_REFUSED) == (cell.ours() == Role.SERVER);
    return byPeer ? "(?i)exception" : "(?i)unknown[_ ]ca";
  }

  @Override
  public PeerServer serve(Plan plan) throws IOException {
    return new JavaServer(plan, maker.make(plan));
  }

  @Override
  public String connect(Plan plan, int port) throws IOException {
    JavaEnd end = maker.make(plan);
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < plan.connections(); i++) {
      Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
      try (EngineSocket socket = new EngineSocket(end.client(port), plain)) {
        try {
          socket.handshake();
          said.append(end.facts(socket.engine()));
          ask(plan, socket);
        } catch (IOException e) {
          said.append(e);
        }
        said.append(socket.received());
      }
    }
    return said.toString();
  }

  private static void ask(Plan plan, EngineSocket socket) throws IOException {
    for (int i = 1; i <= plan.requests(); i++) {
      socket.write(plan.request());
      socket.readUntil(Plan.END, i);
    }
    socket.readToEnd();
    socket.closeSending();
  }

  /** A server that takes one connection after the other. */
  private static final class JavaServer implements PeerServer {
    private final Plan plan;
    private final JavaEnd end;
    private final ServerSocket listener;
    private final Thread thread;
    private final Talk said = new Talk();

    JavaServer(Plan plan, JavaEnd end) throws IOException {
      this.plan = plan;
      this.end = end;
      this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      this.thread = Thread.ofPlatform().daemon().start(this::run);
    }

    @Override
    public int port() {
      return listener.getLocalPort();
    }

    private void run() {
      try {
        for (int i = 0; i < plan.connections(); i++) {
          try (EngineSocket socket = new EngineSocket(end.server(), listener.accept())) {
            socket.handshake();
            said.add(end.facts(socket.engine()));
            answer(socket);
          }
        }
      } catch (IOException | RuntimeException e) {
        said.add(e);
      }
    }

    private void answer(EngineSocket socket) throws IOException {
      socket.readUntil("\r\n\r\n", 1);
      socket.write(plan.answer(true));
      socket.closeSending();
      socket.readToEnd();
    }

    @Override
    public String said(Predicate<String> enough) throws InterruptedException {
      thread.join();
      return said.toString();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
