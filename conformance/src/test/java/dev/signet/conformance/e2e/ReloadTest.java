// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificate, routes and configuration change under load, and no request fails. */
@Tag("e2e")
class ReloadTest {
  @TempDir private Path folder;
  private HttpServer app;

  @BeforeEach
  void startApp() throws IOException {
    app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
    app.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    app.createContext(
        "/",
        exchange -> {
          byte[] body = ("app " + exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    app.start();
  }

  @AfterEach
  void stopApp() {
    app.stop(0);
  }

  @Test
  void routesCertificateAndConfigurationChangeWithoutAFailedRequest() throws Exception {
    Path data = folder.resolve("data");
    String upstream = "http://127.0.0.1:" + app.getAddress().getPort();
    Path config =
        Files.writeString(folder.resolve("signet.toml"), openRoute("app", "localhost", upstream));
    try (RunningSignet signet = RunningSignet.start(data, "--config", config.toString())) {
      Path root = signet.rootPem();
      SteadyLoad load = SteadyLoad.on(signet.url("/load"), root);
      String serial = serial(signet, root);
      signet
          .command("route", "add", "second", upstream, "--open", "--config", config.toString())
          .succeeded();
      assertThat(status(signet, root, "second.localhost")).isEqualTo(200);
      assertThat(serial(signet, root)).as("the certificate got the name").isNotEqualTo(serial);
      assertThat(Files.readString(config)).contains("# kept").contains("second");

      Files.writeString(
          config, Files.readString(config) + openRoute("third", "third.localhost", upstream));
      awaitStatus(signet, root, "third.localhost", 200);

      String whole = Files.readString(config);
      Files.writeString(config, whole + "\n[[route]]\nnmae = \"broken\"\n");
      awaitTalk(signet, "nmae");
      assertThat(status(signet, root, "third.localhost")).as("the old one stays").isEqualTo(200);
      Files.writeString(config, whole);

      Thread.sleep(500);
      load.end();
      assertThat(load.failures().stream().limit(3)).isEmpty();
      assertThat(load.answered()).isGreaterThan(100);
    }
  }

  @Test
  void anOwnApplicationBesideTheDemonstrationClosesRegistrationAtOnce() throws Exception {
    Path data = folder.resolve("data");
    String upstream = "http://127.0.0.1:" + app.getAddress().getPort();
    try (RunningSignet signet = RunningSignet.start(data);
        TrustingClient client = new TrustingClient(signet.rootPem(), HttpClient.Version.HTTP_2)) {
      Account.registered(signet, client, "ada");
      Completed added = signet.command("route", "add", "shop", upstream);
      assertThat(added.succeeded().err()).contains("Strangers can no longer make accounts");
      assertThat(new Account(signet, client, "bob").register().statusCode()).isEqualTo(403);
      assertThat(client.get(signet.url("/auth/login")).body()).doesNotContain("/auth/register");
      new Account(signet, client, "ada").tokens();
      signet.command("route", "remove", "shop").succeeded();
      Account.registered(signet, client, "cyd");
      Path settings = data.resolve("signet.toml");
      Files.writeString(settings, "registration = \"closed\"\n" + Files.readString(settings));
      awaitRefusedRegistration(new Account(signet, client, "dan"));
    }
  }

  private static void awaitRefusedRegistration(Account account) {
    for (int i = 0; i < 100; i++) {
      if (account.register().statusCode() == 403) {
        return;
      }
      sleep(100);
    }
    throw new AssertionError("registration stays open");
  }

  @Test
  void aRequestInFlightIsFinishedWhenItIsAskedToStop() throws Exception {
    AtomicBoolean entered = new AtomicBoolean();
    app.createContext(
        "/slow",
        exchange -> {
          entered.set(true);
          sleep(1500);
          byte[] body = "late".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    String upstream = "http://127.0.0.1:" + app.getAddress().getPort();
    Path config =
        Files.writeString(folder.resolve("signet.toml"), openRoute("app", "localhost", upstream));
    try (RunningSignet signet =
            RunningSignet.start(folder.resolve("data"), "--config", config.toString());
        TrustingClient client = new TrustingClient(signet.rootPem(), HttpClient.Version.HTTP_2)) {
      Queue<String> bodies = new ConcurrentLinkedQueue<>();
      Thread request =
          Thread.ofVirtual().start(() -> bodies.add(client.get(signet.url("/slow")).body()));
      while (!entered.get()) {
        sleep(10);
      }
      assertThat(signet.terminate()).isZero();
      request.join();
      assertThat(bodies).containsExactly("late");
      signet.await("stopped");
    }
  }

  private static String openRoute(String name, String host, String upstream) {
    return """

    # kept
    [[route]]
    name = "%s"
    host = "%s"
    upstream = "%s"
    gate = "open"
    """
        .formatted(name, host, upstream);
  }

  private int status(RunningSignet signet, Path root, String host) {
    Completed done = curl(signet, root, host, "%{http_code}");
    return Integer.parseInt(done.succeeded().out());
  }

  private void awaitStatus(RunningSignet signet, Path root, String host, int status) {
    for (int i = 0; i < 100; i++) {
      Completed done = curl(signet, root, host, "%{http_code}");
      if (done.exit() == 0 && done.out().equals(Integer.toString(status))) {
        return;
      }
      sleep(100);
    }
    throw new AssertionError(host + " does not answer " + status + "\n" + signet.talk());
  }

  private static void awaitTalk(RunningSignet signet, String word) {
    for (int i = 0; i < 100; i++) {
      if (signet.talk().contains(word) || signet.events().toString().contains(word)) {
        return;
      }
      sleep(100);
    }
    throw new AssertionError("a broken edit is not told\n" + signet.talk());
  }

  private Completed curl(RunningSignet signet, Path root, String host, String format) {
    int port = signet.url().getPort();
    return Completed.of(
        folder,
        java.util.Map.of(),
        List.of(
            "curl",
            "-sS",
            "-o",
            "/dev/null",
            "-w",
            format,
            "--cacert",
            root.toString(),
            "--resolve",
            host + ":" + port + ":127.0.0.1",
            "https://" + host + ":" + port + "/"));
  }

  private String serial(RunningSignet signet, Path root) {
    Completed done =
        Completed.of(
            folder,
            java.util.Map.of(),
            List.of(
                "sh",
                "-c",
                "openssl s_client -connect localhost:%d -servername localhost </dev/null 2>/dev/null | openssl x509 -noout -serial"
                    .formatted(signet.url().getPort())));
    return done.succeeded().out();
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
