// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.signet.conformance.interop.NodeProgram;
import dev.signet.jsse.SignetContext;
import dev.signet.testkit.TestCa;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chain of ML-DSA from root to leaf: made by the authority, shown by our engine, judged by our
 * validator and by OpenSSL 3.5.
 */
@Timeout(180)
class QuantumChainTest {
  private static final String SCRIPT =
      """
      const [port, ca] = process.argv.slice(2);
      const socket = require("tls").connect(
        { host: "127.0.0.1", port, servername: "localhost", ca: require("fs").readFileSync(ca) },
        () => {
          console.log("authorized", socket.authorized, socket.getProtocol());
          socket.end();
        });
      socket.on("error", e => { console.log("refused", e.code); process.exit(1); });
      """;

  @TempDir private Path folder;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private Path root;
  private RunningSignet signet;

  @BeforeEach
  void start() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("signet.toml"), "[ca]\nkeys = \"ml-dsa-65\"\n");
    signet = RunningSignet.start(data);
    root = signet.rootPem();
  }

  @AfterEach
  void stop() {
    signet.close();
    workers.shutdownNow();
  }

  @Test
  void everyLinkIsMlDsaAndBothValidatorsAcceptIt() throws Exception {
    Path out = folder.resolve("certs");
    signet
        .command("cert", "issue", "localhost", "--key-type", "ml-dsa-65", "--out", out.toString())
        .succeeded();
    String chain = out.resolve("fullchain.pem").toString();
    String inspected = signet.command("cert", "inspect", chain).succeeded().out();
    assertThat(inspected).contains("ML-DSA-65").doesNotContain("ECDSA");
    try (SSLServerSocket listener = serve(out)) {
      String place = "localhost:" + listener.getLocalPort();
      Completed checked = signet.command("check", place, "--trust", root.toString());
      assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
      Path foreign = foreignRoot();
      assertThat(signet.command("check", place, "--trust", foreign.toString()).exit()).isNotZero();

      assertThat(node(listener.getLocalPort(), root)).isEqualTo("authorized true TLSv1.3");
      assertThat(node(listener.getLocalPort(), foreign)).startsWith("refused");
    }
  }

  @Test
  void theGatewaysOwnCertificateIsSignedByMlDsa() throws Exception {
    assertThat(node(signet.url().getPort(), root)).isEqualTo("authorized true TLSv1.3");
  }

  private SSLServerSocket serve(Path certificates) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            SignetContext.server(
                    certificates.resolve("fullchain.pem"), certificates.resolve("privkey.pem"))
                .getServerSocketFactory()
                .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
    var _ =
        workers.submit(() -> {
          while (!listener.isClosed()) {
            try (SSLSocket socket = (SSLSocket) listener.accept()) {
              socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              // A client that refuses us, or the end: the loop asks which.
              continue;
            }
          }
          return true;
        });
    return listener;
  }

  private Path foreignRoot() throws IOException {
    String pem = TestCa.create().root().pem();
    return Files.writeString(folder.resolve("foreign.pem"), pem);
  }

  private String node(int port, Path trusted) throws IOException, InterruptedException {
    NodeProgram node = NodeProgram.usual();
    Optional<String> missing = node.missing();
    if (missing.isPresent()) {
      return abort(missing.get());
    }
    Path script = Files.writeString(folder.resolve("client.js"), SCRIPT);
    List<String> command =
        List.of(node.path().toString(), script.toString(), "" + port, trusted.toString());
    return Completed.of(folder, Map.of(), command, "").out().strip();
  }
}
