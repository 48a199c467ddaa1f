// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.Provider;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our sockets with the JDK's and with themselves. */
@Timeout(60)
class SocketTest {
  private static final TestCa CA = TestCa.create();

  static Stream<Arguments> pairs() {
    Provider ours = TestParty.signet();
    Provider theirs = TestParty.jdk();
    return Stream.of(
        Arguments.of("ours with ours", ours, ours),
        Arguments.of("our client with the JDK's server", ours, theirs),
        Arguments.of("the JDK's client with our server", theirs, ours));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void bothDirectionsCarryMegabytesAtATime(String name, Provider client, Provider server)
      throws Exception {
    try (SocketPair pair = pair(client, server)) {
      int size = 3_000_000;
      Future<Integer> up = SocketPair.started(() -> send(pair.client(), size));
      Future<Integer> down = SocketPair.started(() -> send(pair.server(), size));
      Future<Integer> received = SocketPair.started(() -> receive(pair.client()));
      assertThat(receive(pair.server())).isEqualTo(size);
      assertThat(received.get()).isEqualTo(size);
      up.get();
      down.get();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void oneDirectionEndsBeforeTheOther(String name, Provider client, Provider server)
      throws Exception {
    try (SocketPair pair = pair(client, server).handshake()) {
      pair.client().getOutputStream().write("question".getBytes());
      pair.client().shutdownOutput();
      assertThat(pair.server().getInputStream().readAllBytes()).isEqualTo("question".getBytes());
      pair.server().getOutputStream().write("answer".getBytes());
      pair.server().shutdownOutput();
      assertThat(pair.client().getInputStream().readAllBytes()).isEqualTo("answer".getBytes());
    }
  }

  @Test
  void aTimeoutLosesNothing() throws Exception {
    try (SocketPair pair = ours().handshake()) {
      pair.client().setSoTimeout(50);
      InputStream in = pair.client().getInputStream();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
      }
      pair.server().getOutputStream().write(42);
      pair.client().setSoTimeout(20_000);
      assertThat(in.read()).isEqualTo(42);
    }
  }

  @Test
  void aHandshakeThatTimedOutGoesOn() throws Exception {
    try (SocketPair pair = ours()) {
      pair.client().setSoTimeout(50);
      assertThatThrownBy(() -> pair.client().startHandshake())
          .isInstanceOf(SocketTimeoutException.class);
      pair.client().setSoTimeout(20_000);
      pair.handshake();
      assertThat(pair.client().getSession().isValid()).isTrue();
    }
  }

  @Test
  void anotherThreadsCloseEndsAReader() throws Exception {
    try (SocketPair pair = ours().handshake()) {
      InputStream in = pair.client().getInputStream();
      CountDownLatch reading = new CountDownLatch(1);
      Future<Integer> reader =
          SocketPair.started(() -> {
            reading.countDown();
            return in.read();
          });
      reading.await();
      Thread.sleep(50);
      pair.client().close();
      assertThatThrownBy(() -> reader.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(SocketException.class);
      assertThat(pair.client().isClosed()).isTrue();
      assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anotherThreadsCloseEndsAWriterWhosePeerDoesNotRead() throws Exception {
    try (SocketPair pair = ours().handshake()) {
      Future<Integer> writer = SocketPair.started(() -> send(pair.client(), Integer.MAX_VALUE));
      Thread.sleep(300);
      assertThat(writer.isDone()).isFalse();
      long begun = System.nanoTime();
      pair.client().close();
      assertThatThrownBy(() -> writer.get(10, TimeUnit.SECONDS)).isNotNull();
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(10);
    }
  }

  @Test
  void aConnectionThatIsCutOffIsNoEndOfInput() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Boolean> peer =
          SocketPair.started(() -> {
            Socket plain = listener.accept();
            SSLSocket server = layered(plain, false);
            server.getOutputStream().write("half a mess".getBytes());
            plain.close();
            return true;
          });
      Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
      SSLSocket client = layered(plain, true);
      InputStream in = client.getInputStream();
      assertThat(in.readNBytes(11)).isEqualTo("half a mess".getBytes());
      assertThatThrownBy(in::read)
          .isInstanceOf(SSLException.class)
          .hasMessageStartingWith("tls-input-truncated");
      peer.get();
    }
  }

  @Test
  void aSocketBelowOutlivesTheConnectionWhereItShould() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<String> peer =
          SocketPair.started(() -> {
            Socket plain = listener.accept();
            SSLSocketFactory factory = TestParty.server(TestParty.signet(), CA).getSocketFactory();
            SSLSocket server = (SSLSocket) factory.createSocket(plain, (InputStream) null, false);
            String secret = new String(server.getInputStream().readAllBytes());
            server.close();
            plain.getOutputStream().write("plain again".getBytes());
            plain.shutdownOutput();
            return secret;
          });
      Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
      SSLSocketFactory factory = TestParty.client(TestParty.signet(), CA).getSocketFactory();
      Socket client = factory.createSocket(plain, TestParty.HOST, 1, false);
      client.getOutputStream().write("secret".getBytes());
      client.close();
      assertThat(peer.get()).isEqualTo("secret");
      assertThat(plain.isClosed()).isFalse();
      assertThat(plain.getInputStream().readAllBytes()).isEqualTo("plain again".getBytes());
    }
  }

  @Test
  void bytesThatSomebodyHasReadAlreadyAreGivenBack() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Integer> peer =
          SocketPair.started(() -> {
            Socket plain = listener.accept();
            byte[] peeked = plain.getInputStream().readNBytes(3);
            SSLSocketFactory factory = TestParty.server(TestParty.signet(), CA).getSocketFactory();
            Socket server =
                factory.createSocket(plain, new java.io.ByteArrayInputStream(peeked), true);
            return server.getInputStream().read();
          });
      Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
      SSLSocket client = layered(plain, true);
      client.getOutputStream().write(7);
      assertThat(peer.get()).isEqualTo(7);
      client.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aServerThatWantsACertificateSaysSoToTheClientThatHasNone(
      String name, Provider client, Provider server) throws Exception {
    try (SocketPair pair = pair(client, server)) {
      pair.server().setNeedClientAuth(true);
      Future<Boolean> serving =
          SocketPair.started(() -> {
            try {
              pair.server().startHandshake();
            } finally {
              pair.server().close();
            }
            return true;
          });
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  pair.client().getOutputStream().write(new byte[100_000]);
                }
              })
          .satisfies(thrown -> {
            if (client.getName().equals("Signet")) {
              assertThat(thrown)
                  .isInstanceOf(SSLHandshakeException.class)
                  .hasMessageContaining("Received fatal alert:");
            }
          });
      assertThatThrownBy(serving::get).hasCauseInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void aWrongNameIsRefusedWhereNamesAreLookedAt() throws Exception {
    try (SocketPair pair = ours()) {
      SSLParameters parameters = pair.client().getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setServerNames(
          java.util.List.of(new javax.net.ssl.SNIHostName("elsewhere.example")));
      pair.client().setSSLParameters(parameters);
      pair.handshake();
    }
    SSLSocketFactory factory = TestParty.client(TestParty.signet(), CA).getSocketFactory();
    try (ServerSocket listener =
        TestParty.server(TestParty.signet(), CA)
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Integer> serving = SocketPair.started(() -> listener.accept().getInputStream().read());
      Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
      SSLSocket client = (SSLSocket) factory.createSocket(plain, "wrong.example", 1, true);
      SSLParameters parameters = client.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.setSSLParameters(parameters);
      assertThatThrownBy(client::startHandshake)
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageStartingWith("certificate-name-mismatch")
          .hasMessageContaining("No subject alternative DNS name matching");
      assertThatThrownBy(serving::get).hasMessageContaining("certificate_unknown");
    }
  }

  @Test
  void listenersAreToldOnce() throws Exception {
    try (SocketPair pair = ours()) {
      CountDownLatch told = new CountDownLatch(1);
      pair.client()
          .addHandshakeCompletedListener(event -> {
            assertThat(event.getCipherSuite()).startsWith("TLS_");
            told.countDown();
          });
      pair.handshake();
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aSocketThatIsConnectedLaterKnowsItsHost() throws Exception {
    try (ServerSocket listener =
        TestParty.server(TestParty.signet(), CA)
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<Integer> serving = SocketPair.started(() -> listener.accept().getInputStream().read());
      SSLSocket client =
          (SSLSocket) TestParty.client(TestParty.signet(), CA).getSocketFactory().createSocket();
      SSLParameters parameters = client.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      client.setSSLParameters(parameters);
      client.connect(
          new java.net.InetSocketAddress(TestParty.HOST, listener.getLocalPort()), 5_000);
      client.getOutputStream().write(9);
      assertThat(serving.get()).isEqualTo(9);
      assertThat(client.getSession().getPeerHost()).isEqualTo(TestParty.HOST);
      client.close();
    }
  }

  @Test
  void aSessionThatCannotBeIsInvalid() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Socket plain = new Socket(listener.getInetAddress(), listener.getLocalPort());
      listener.accept().close();
      SSLSocket client = layered(plain, true);
      assertThat(client.getSession().isValid()).isFalse();
      assertThat(client.getSession().getCipherSuite()).isEqualTo("SSL_NULL_WITH_NULL_NULL");
    }
  }

  private static SSLSocket layered(Socket plain, boolean client) throws Exception {
    if (client) {
      SSLSocketFactory factory = TestParty.client(TestParty.signet(), CA).getSocketFactory();
      return (SSLSocket) factory.createSocket(plain, TestParty.HOST, plain.getPort(), true);
    }
    SSLSocketFactory factory = TestParty.server(TestParty.signet(), CA).getSocketFactory();
    return (SSLSocket) factory.createSocket(plain, (InputStream) null, true);
  }

  private static SocketPair ours() throws Exception {
    return pair(TestParty.signet(), TestParty.signet());
  }

  private static SocketPair pair(Provider client, Provider server) throws Exception {
    return SocketPair.of(TestParty.client(client, CA), TestParty.server(server, CA));
  }

  private static int send(SSLSocket socket, int size) throws Exception {
    OutputStream out = socket.getOutputStream();
    byte[] part = new byte[50_000];
    int sent = 0;
    while (sent < size) {
      int count = Math.min(part.length, size - sent);
      out.write(part, 0, count);
      sent += count;
    }
    socket.shutdownOutput();
    return sent;
  }

  private static int receive(SSLSocket socket) throws Exception {
    InputStream in = socket.getInputStream();
    byte[] part = new byte[20_000];
    int received = 0;
    for (int count = in.read(part); count >= 0; count = in.read(part)) {
      received += count;
    }
    return received;
  }
}
