// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ACME clients that others wrote, against a running gateway with real proofs on loopback names. */
class AcmeClientsTest {
  @TempDir private Path folder;
  private RunningSignet signet;
  private int httpPort;

  @BeforeEach
  void start() throws IOException {
    httpPort = freePort();
    Path settings = folder.resolve("settings.toml");
    Files.writeString(settings, "[acme]\nhttp_port = " + httpPort + "\n");
    signet = RunningSignet.start(folder.resolve("data"), "--config", settings.toString());
  }

  @AfterEach
  void stop() {
    signet.close();
  }

  @Test
  void certbotIssuesRenewsAndRevokes() throws Exception {
    String[] order = {
      "certonly",
      "--standalone",
      "--http-01-port",
      "" + httpPort,
      "--agree-tos",
      "-m",
      "a@b.test",
      "--no-eff-email",
      "-d",
      "one.localhost",
      "-d",
      "two.localhost"
    };
    certbot(order).succeeded();
    Path live = folder.resolve("certbot/config/live/one.localhost");
    String first = Files.readString(live.resolve("cert.pem"));
    trusted(live.resolve("cert.pem"), live.resolve("chain.pem"));

    // Away from a terminal it would else first sleep for up to eight minutes.
    String[] renewal = {
      "renew", "--force-renewal", "--no-random-sleep-on-renew", "--http-01-port", "" + httpPort
    };
    certbot(renewal).succeeded();
    assertThat(Files.readString(live.resolve("cert.pem"))).isNotEqualTo(first);

    certbot("revoke", "--cert-name", "one.localhost", "--no-delete-after-revoke").succeeded();
    revoked(live.resolve("cert.pem"), live.resolve("chain.pem"));

    certbot("certonly", "--standalone", "--http-01-port", "" + httpPort, "-d", "three.localhost")
        .succeeded();
    Path third = folder.resolve("certbot/config/live/three.localhost");
    certbot(
            "revoke",
            "--cert-path",
            third.resolve("cert.pem").toString(),
            "--key-path",
            third.resolve("privkey.pem").toString(),
            "--reason",
            "keycompromise",
            "--no-delete-after-revoke")
        .succeeded();
    revoked(third.resolve("cert.pem"), third.resolve("chain.pem"));
    certbot("unregister").succeeded();
  }

  @Test
  void certbotIsToldWhyANameIsRefused() {
    Completed refused =
        certbot(
            "certonly",
            "--standalone",
            "--http-01-port",
            "" + httpPort,
            "--agree-tos",
            "--register-unsafely-without-email",
            "-d",
            "example.org");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.out() + refused.err() + log()).contains("example.org").contains("outside");
  }

  @Test
  void dehydratedIssuesAndRevokes() throws Exception {
    Path shown = Files.createDirectories(folder.resolve("shown"));
    HttpServer web = serving(shown);
    try {
      Path home = Files.createDirectories(folder.resolve("dehydrated"));
      Path config = home.resolve("config");
      Files.writeString(
          config,
          """
          CA=%s
          WELLKNOWN=%s
          BASEDIR=%s
          CURL_OPTS="--cacert %s"
          """
              .formatted(signet.url("/acme/directory"), shown, home, signet.rootPem()));
      dehydrated(config, "--register", "--accept-terms");
      dehydrated(config, "-c", "-d", "four.localhost");
      Path made = home.resolve("certs/four.localhost");
      Path certificate = made.resolve("cert.pem").toRealPath();
      trusted(certificate, made.resolve("chain.pem"));
      Path copy = folder.resolve("four.pem");
      Files.copy(certificate, copy);
      dehydrated(config, "-r", made.resolve("cert.pem").toString());
      revoked(copy, made.resolve("chain.pem"));
    } finally {
      web.stop(0);
    }
  }

  private Completed certbot(String... words) {
    Path home = folder.resolve("certbot");
    List<String> command = new ArrayList<>(List.of("certbot"));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--non-interactive",
            "--server",
            signet.url("/acme/directory").toString(),
            "--config-dir",
            home.resolve("config").toString(),
            "--work-dir",
            home.resolve("work").toString(),
            "--logs-dir",
            home.resolve("logs").toString()));
    return Completed.of(folder, Map.of("REQUESTS_CA_BUNDLE", signet.rootPem().toString()), command);
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("certbot/logs/letsencrypt.log"));
    } catch (IOException e) {
      return "";
    }
  }

  private void dehydrated(Path config, String... words) {
    List<String> command = new ArrayList<>(List.of("dehydrated", "-f", config.toString()));
    command.addAll(List.of(words));
    Completed.of(folder, Map.of(), command).succeeded();
  }

  private void trusted(Path certificate, Path chain) {
    Completed verified = verify(certificate, chain);
    assertThat(verified.exit()).as(verified.err()).isZero();
  }

  /** As OpenSSL sees it with the list that the plain port serves. */
  private void revoked(Path certificate, Path chain) throws Exception {
    String issuer = signet.command("ca", "status", "--json").succeeded().out();
    String id = issuer.replaceAll("(?s).*\"(issuer-[0-9a-f]+)\".*", "$1");
    URI plain = URI.create(signet.url("/ca/" + id + ".crl").toString());
    Path crl = folder.resolve("list.crl");
    Completed.of(
            folder,
            Map.of(),
            List.of(
                "curl",
                "-sf",
                "--cacert",
                signet.rootPem().toString(),
                "-o",
                crl.toString(),
                plain.toString()))
        .succeeded();
    Completed judged = verify(certificate, chain, "-crl_check", "-CRLfile", crl.toString());
    assertThat(judged.exit()).isNotZero();
    assertThat(judged.err()).contains("certificate revoked");
  }

  private Completed verify(Path certificate, Path chain, String... options) {
    List<String> command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-CAfile"));
    command.add(signet.rootPem().toString());
    command.addAll(List.of("-untrusted", chain.toString()));
    command.addAll(List.of(options));
    command.add(certificate.toString());
    return Completed.of(folder, Map.of(), command);
  }

  private HttpServer serving(Path shown) throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
    web.createContext(
        "/.well-known/acme-challenge/",
        exchange -> {
          Path file = shown.resolve(Path.of(exchange.getRequestURI().getPath()).getFileName());
          boolean found = Files.exists(file);
          byte[] bytes = found ? Files.readAllBytes(file) : new byte[0];
          exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    web.start();
    return web;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
