// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many connections that wait, on virtual threads: none of them may hold a thread that carries. */
@Timeout(60)
class VirtualThreadTest {
  /** More than any machine that tests run on has threads that carry. */
  private static final int CONNECTIONS = 150;

  private static final TestCa CA = TestCa.create();

  @Test
  void connectionsThatWaitLeaveTheOthersRunning() throws Exception {
    SSLContext context = TestParty.client(TestParty.signet(), CA);
    CountDownLatch waiting = new CountDownLatch(CONNECTIONS);
    CountDownLatch go = new CountDownLatch(1);
    try (ServerSocket listener =
        TestParty.server(TestParty.signet(), CA)
            .getServerSocketFactory()
            .createServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> accept(listener, waiting, go));
      List<Future<Integer>> clients = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        clients.add(
            SocketPair.started(() -> {
              try (Socket socket =
                  context
                      .getSocketFactory()
                      .createSocket(TestParty.HOST, listener.getLocalPort())) {
                socket.getOutputStream().write(1);
                return socket.getInputStream().read();
              }
            }));
      }
      assertThat(waiting.await(40, TimeUnit.SECONDS)).as("all wait at once").isTrue();
      go.countDown();
      for (Future<Integer> client : clients) {
        assertThat(client.get(20, TimeUnit.SECONDS)).isEqualTo(2);
      }
    }
  }

  private static void accept(ServerSocket listener, CountDownLatch waiting, CountDownLatch go) {
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> answer(socket, waiting, go));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(Socket socket, CountDownLatch waiting, CountDownLatch go) {
    try (socket) {
      socket.getInputStream().read();
      waiting.countDown();
      go.await();
      socket.getOutputStream().write(2);
      socket.getInputStream().read();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
