// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jsse.SignetContext;
import dev.signet.jsse.TestParty;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL's commands on the other side. */
@Timeout(60)
class OpenSslTest {
  private static final TestCa CA = TestCa.create();

  @TempDir private Path folder;
  private Path chain;
  private Path key;
  private Path authorities;

  @BeforeEach
  void write() throws IOException {
    Assumptions.assumeTrue(isInstalled(), "openssl is not installed");
    TestIdentity identity = CA.server(TestParty.HOST);
    chain = Files.writeString(folder.resolve("chain.pem"), identity.chainPem());
    key = Files.writeString(folder.resolve("key.pem"), identity.keyPem());
    authorities = Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
  }

  @Test
  void itsClientTalksToOurServer() throws Exception {
    SSLContext context = SignetContext.server(chain, key);
    try (SSLServerSocket listener =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> echo(listener));
      List<String> command =
          List.of(
              "openssl",
              "s_client",
              "-connect",
              "127.0.0.1:" + listener.getLocalPort(),
              "-CAfile",
              authorities.toString(),
              "-verify_return_error",
              "-servername",
              TestParty.HOST,
              "-quiet",
              "-no_ign_eof");
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (Writer out = process.outputWriter()) {
        out.write("hello from openssl\n");
        out.flush();
        assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("hello from openssl");
      } finally {
        process.destroy();
      }
    }
  }

  @Test
  void ourClientTalksToItsServer() throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-cert", chain.toString()));
    command.addAll(List.of("-cert_chain", chain.toString(), "-key", key.toString(), "-rev"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      awaitListening(process);
      SSLContext context = SignetContext.trusting(authorities);
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket(TestParty.HOST, port)) {
        socket.getOutputStream().write("abc\n".getBytes());
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        assertThat(in.readLine()).isEqualTo("cba");
        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      }
    } finally {
      process.destroy();
    }
  }

  private static String echo(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      return in.readLine();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitListening(Process process) throws IOException {
    BufferedReader said = process.inputReader();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("ACCEPT")) {
        return;
      }
    }
    throw new IllegalStateException("openssl has ended");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
