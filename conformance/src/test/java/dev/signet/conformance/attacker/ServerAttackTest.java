// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS-Attacker as the client of our server socket. */
@TestInstance(Lifecycle.PER_CLASS)
class ServerAttackTest {
  private static final int PATIENCE_SECONDS = 90;

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private SSLServerSocket listener;

  static Stream<Attack> attacks() {
    return Stream.of(ServerAttacks12.all(), ServerAttacks13.all()).flatMap(each -> each.stream());
  }

  static Stream<Attack> signatures() {
    return ClientSignatures.all().stream();
  }

  @BeforeAll
  void listen() throws IOException {
    listener =
        (SSLServerSocket)
            AttackedSide.context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterAll
  void close() throws IOException {
    listener.close();
    workers.shutdownNow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void anAttackerEndsAsItDeserves(Attack attack) throws Exception {
    assertEnds(attack, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signatures")
  void aClientsSignatureIsCheckedToTheLastByte(Attack attack) throws Exception {
    assertEnds(attack, true);
  }

  private void assertEnds(Attack attack, boolean asksClient)
      throws ExecutionException, InterruptedException, TimeoutException {
    Future<String> served =
        workers.submit(() -> {
          SSLSocket socket = (SSLSocket) listener.accept();
          socket.setNeedClientAuth(asksClient);
          return AttackedSide.talk(socket);
        });
    Script script = attack.script();
    Ending alerted = new Ending("", script.attackServer(listener.getLocalPort()));
    Ending found = new Ending(served.get(PATIENCE_SECONDS, TimeUnit.SECONDS), alerted.alert());
    assertThat(found).as(() -> attack + "\n" + script).isEqualTo(attack.ending());
  }
}
