// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gateways that get their certificates from an authority in another process. */
class GatewayEnrolmentTest {
  private static final String SHOP = "shop.localhost";

  @TempDir private Path folder;
  private AcmeStage stage;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void start() {
    stage = AcmeStage.in(folder);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
    stage.close();
  }

  @Test
  void aGatewayProvesItsNameByItsPlainPortAfterTheFirstAuthorityFailed() throws IOException {
    String away = "https://localhost:1/directory";
    RunningSignet gateway =
        gateway(data("gateway"), settings("http-01", away, stage.directory()), stage.httpPort);
    assertThat(gateway.await("obtained")).containsEntry("authority", stage.directory());
    assertThat(gateway.events().toString()).contains("name-not-certified").contains(away);
    curlTrusts(gateway, SHOP);
    String served = gateway.command("cert", "served", "--json").succeeded().out();
    assertThat(Json.object(served))
        .containsEntry("name", SHOP)
        .containsEntry("authority", stage.directory())
        .doesNotContainKey("problem");
  }

  @Test
  void whatAnAuthorityRefusesIsSeenByCommandsTooWhileOurOwnCertificateIsShown() throws IOException {
    String away = "https://localhost:1/directory";
    RunningSignet gateway = gateway(data("refused"), settings("http-01", away), 0);
    assertThat(gateway.await("obtained")).containsEntry("authority", "our own authority");
    assertThat(stage.run(Map.of(), curl(gateway, SHOP)).exit()).isZero();
    Completed served = gateway.command("cert", "served");
    assertThat(served.succeeded().out()).contains(SHOP).contains("authority-unreachable");
    assertThat(gateway.command("doctor").err()).contains("name-not-certified").contains(away);
  }

  private static List<String> curl(RunningSignet gateway, String host) {
    int port = gateway.url().getPort();
    String url = "https://" + host + ":" + port + "/";
    String resolve = host + ":" + port + ":127.0.0.1";
    return List.of(
        "curl", "-s", "--cacert", gateway.rootPem().toString(), "--resolve", resolve, url);
  }

  @Test
  void oneNodeOrdersBothServeAndASurvivorGoesOnForOneThatWasKilled() throws Exception {
    Postgres postgres = opened(Postgres.start());
    String settings =
        "database = \"postgresql://postgres@127.0.0.1:%d/postgres?sslmode=disable\"\n"
                .formatted(postgres.port())
            + settings("http-01", stage.directory());
    Path one = data("one");
    try (ServerSocket silent = silent();
        RunningSignet killed = gateway(one, settings, 0)) {
      // The authority looks for the proof now, and nobody answers.
      Socket looking = silent.accept();
      killed.kill();
      looking.close();
    }
    Path two = data("two");
    Files.copy(
        one.resolve("keyring.key"),
        Files.createDirectories(two).resolve("keyring.key"),
        StandardCopyOption.COPY_ATTRIBUTES);
    RunningSignet survivor = gateway(two, settings, stage.httpPort);
    assertThat(survivor.await("obtained")).containsEntry("names", SHOP);
    RunningSignet third = gateway(one, settings, 0);
    curlTrusts(survivor, SHOP);
    curlTrusts(third, SHOP);
    assertThat(third.count("obtained")).isZero();
  }

  @Test
  void aGatewayProvesNamesInHandshakesAlsoThoseThatAHandshakeAsksFor() throws IOException {
    String settings =
        settings("tls-alpn-01", stage.directory())
            .replace("[tls]", "[tls]\non_demand = [\"*.shops.localhost\"]\non_demand_per_hour = 2");
    Path file = folder.resolve("alpn.toml");
    Files.writeString(file, settings);
    RunningSignet gateway =
        opened(
            RunningSignet.start(
                data("alpn"), "--config", file.toString(), "--https-port", "" + stage.tlsPort));
    gateway.await("obtained");
    curlTrusts(gateway, SHOP);
    // The first visitor waits for the certificate.
    curlTrusts(gateway, "one.shops.localhost");
    assertThat(gateway.events().toString()).contains("names=one.shops.localhost");
    assertThat(stage.curl("elsewhere.localhost", stage.tlsPort).exit()).isNotZero();
    curlTrusts(gateway, "two.shops.localhost");
    assertThat(stage.curl("three.shops.localhost", stage.tlsPort).exit()).isNotZero();
    assertThat(gateway.events().toString()).contains("on-demand-limit");
  }

  @Test
  void whatTheResponderSaysIsStapled() throws Exception {
    stage.close();
    stage = AcmeStage.published(Files.createDirectories(folder.resolve("published")));
    RunningSignet gateway =
        gateway(data("stapling"), settings("http-01", stage.directory()), stage.httpPort);
    gateway.await("obtained");
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    String status = "";
    while (!status.contains("Cert Status: good") && System.nanoTime() < end) {
      Thread.sleep(200);
      status = status(gateway.url().getPort());
    }
    assertThat(status).contains("Cert Status: good").contains("Verify return code: 0 (ok)");
  }

  private String status(int port) {
    List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-status", "-CAfile"));
    command.add(stage.signet.rootPem().toString());
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-servername", SHOP));
    return stage.run(Map.of(), command).out();
  }

  private void curlTrusts(RunningSignet gateway, String host) {
    Completed asked = stage.curl(host, gateway.url().getPort());
    assertThat(asked.exit()).as(gateway.events() + gateway.talk()).isZero();
  }

  private RunningSignet gateway(Path data, String settings, int httpPort) throws IOException {
    Path file = folder.resolve(data.getFileName() + ".toml");
    Files.writeString(file, settings);
    return opened(
        RunningSignet.start(data, "--config", file.toString(), "--http-port", "" + httpPort));
  }

  private String settings(String proof, String... directories) {
    StringBuilder text =
        new StringBuilder("[tls]\nnames = [\"%s\"]\nproof = \"%s\"\n".formatted(SHOP, proof));
    for (String directory : directories) {
      text.append(
          "[[tls.acme]]\ndirectory = \"%s\"\nroot = \"%s\"\n"
              .formatted(directory, stage.signet.rootPem()));
    }
    return text.toString();
  }

  private ServerSocket silent() throws IOException {
    return new ServerSocket(stage.httpPort, 10, InetAddress.getLoopbackAddress());
  }

  private Path data(String name) {
    return folder.resolve(name);
  }

  private <T extends AutoCloseable> T opened(T something) {
    opened.add(something);
    return something;
  }
}
