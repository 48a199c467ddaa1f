// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certbot against a running gateway, with real proofs on loopback names. */
class CertbotTest {
  @TempDir private Path folder;
  private AcmeStage stage;

  @BeforeEach
  void start() {
    Installed.require("certbot");
    stage = AcmeStage.in(folder);
  }

  @AfterEach
  void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void itIssuesRenewsAndRevokes() throws Exception {
    order("-m", "a@b.test", "--no-eff-email", "-d", "one.localhost", "-d", "two.localhost")
        .succeeded();
    AcmeStage.Issued first = live("one.localhost").kept(folder.resolve("first"));
    stage.trusted(first);

    // Away from a terminal it would else first sleep for up to eight minutes.
    certbot("renew", "--force-renewal", "--no-random-sleep-on-renew", "--http-01-port", port())
        .succeeded();
    AcmeStage.Issued second = live("one.localhost");
    assertThat(second.certificate()).content().isNotEqualTo(Files.readString(first.certificate()));

    certbot("revoke", "--cert-name", "one.localhost", "--no-delete-after-revoke").succeeded();
    stage.revoked(second);

    order("-d", "three.localhost").succeeded();
    AcmeStage.Issued third = live("three.localhost");
    String[] byKey = {
      "--cert-path", third.certificate().toString(), "--key-path", third.key().toString()
    };
    certbot(
            "revoke",
            byKey[0],
            byKey[1],
            byKey[2],
            byKey[3],
            "--reason",
            "keycompromise",
            "--no-delete-after-revoke")
        .succeeded();
    stage.revoked(third);
    certbot("unregister").succeeded();
  }

  @Test
  void itIsToldWhyANameIsRefused() {
    Completed refused = order("--register-unsafely-without-email", "-d", "example.org");
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.out() + refused.err() + log()).contains("example.org").contains("outside");
  }

  private Completed order(String... words) {
    List<String> command =
        new ArrayList<>(List.of("certonly", "--standalone", "--http-01-port", port()));
    command.add("--agree-tos");
    command.addAll(List.of(words));
    return certbot(command.toArray(String[]::new));
  }

  private AcmeStage.Issued live(String name) {
    Path live = folder.resolve("certbot/config/live").resolve(name);
    return new AcmeStage.Issued(
        name, live.resolve("cert.pem"), live.resolve("chain.pem"), live.resolve("privkey.pem"));
  }

  private String port() {
    return Integer.toString(stage.httpPort);
  }

  private Completed certbot(String... words) {
    Path home = folder.resolve("certbot");
    List<String> command = new ArrayList<>(List.of("certbot"));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--non-interactive",
            "--server",
            stage.directory(),
            "--config-dir",
            home.resolve("config").toString(),
            "--work-dir",
            home.resolve("work").toString(),
            "--logs-dir",
            home.resolve("logs").toString()));
    return stage.run(Map.of("REQUESTS_CA_BUNDLE", stage.signet.rootPem().toString()), command);
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("certbot/logs/letsencrypt.log"));
    } catch (IOException e) {
      return "";
    }
  }
}
