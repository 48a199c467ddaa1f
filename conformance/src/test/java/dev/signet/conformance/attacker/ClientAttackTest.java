// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS-Attacker as the server of our client socket. */
@TestInstance(Lifecycle.PER_CLASS)
class ClientAttackTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_SECONDS = 90;

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final SSLContext context = AttackedSide.context();
  private ServerSocket listener;

  static Stream<Attack> attacks() {
    return Stream.of(ClientAttacks12.all(), ClientAttacks13.all()).flatMap(each -> each.stream());
  }

  @BeforeAll
  void listen() throws IOException {
    listener = new ServerSocket(0, 1, LOOPBACK);
  }

  @AfterAll
  void close() throws IOException {
    listener.close();
    workers.shutdownNow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void anAttackerEndsAsItDeserves(Attack attack) throws Exception {
    Script script = attack.script();
    Future<String> visited = workers.submit(() -> visit(script.group()));
    Ending alerted;
    try (Socket accepted = listener.accept()) {
      alerted = new Ending("", script.attackClient(accepted));
    }
    Ending found = new Ending(visited.get(PATIENCE_SECONDS, TimeUnit.SECONDS), alerted.alert());
    assertThat(found).as(() -> attack + "\n" + script).isEqualTo(attack.ending());
  }

  private String visit(String group) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(LOOPBACK, listener.getLocalPort());
    SSLParameters parameters = socket.getSSLParameters();
    // TLS-Attacker has no share of ML-KEM to answer with.
    parameters.setNamedGroups(new String[] {group});
    socket.setSSLParameters(parameters);
    return AttackedSide.talk(socket);
  }
}
