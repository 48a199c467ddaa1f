// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
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

/** Dehydrated against a running gateway, with each of the three proofs. */
class DehydratedTest {
  @TempDir private Path folder;
  private AcmeStage stage;
  private Path home;

  @BeforeEach
  void start() throws IOException {
    Installed.require("dehydrated");
    stage = AcmeStage.in(folder);
    home = Files.createDirectories(folder.resolve("dehydrated"));
  }

  @AfterEach
  void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void itProvesByHttpRenewsAndRevokes() throws Exception {
    Path shown = Files.createDirectories(folder.resolve("shown"));
    HttpServer web = stage.showing(shown);
    try {
      configure("WELLKNOWN=" + shown, "CONTACT_EMAIL=a@b.test");
      dehydrated("--register", "--accept-terms");
      dehydrated("-c", "-d", "four.localhost");
      AcmeStage.Issued first = made("four.localhost").kept(folder.resolve("first"));
      stage.trusted(first);
      dehydrated("-c", "-x", "-d", "four.localhost");
      AcmeStage.Issued second = made("four.localhost");
      assertThat(second.certificate())
          .content()
          .isNotEqualTo(Files.readString(first.certificate()));
      AcmeStage.Issued kept = second.kept(folder.resolve("second"));
      dehydrated("-r", second.certificate().toString());
      stage.revoked(kept);
      configure("WELLKNOWN=" + shown, "CONTACT_EMAIL=c@d.test");
      dehydrated("--account");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void itProvesAWildcardByDns() {
    HttpServer texts = stage.takingTexts();
    try {
      Path hook =
          AcmeStage.script(
              folder.resolve("hook"),
              """
              #!/bin/sh
              at=http://127.0.0.1:%d
              case $1 in
                deploy_challenge) curl -sf -d "$4" "$at/add/_acme-challenge.$2" ;;
                clean_challenge) curl -sf -d "$4" "$at/remove/_acme-challenge.$2" ;;
              esac
              """
                  .formatted(texts.getAddress().getPort()));
      configure("CHALLENGETYPE=dns-01", "HOOK=" + hook);
      dehydrated("--register", "--accept-terms");
      dehydrated("-c", "-d", "*.wild.localhost wild.localhost", "--alias", "wild");
      AcmeStage.Issued issued = made("wild");
      stage.trusted(
          new AcmeStage.Issued(
              "any.wild.localhost", issued.certificate(), issued.chain(), issued.key()));
      assertThat(stage.dns.texts("_acme-challenge.wild.localhost")).isEmpty();
    } finally {
      texts.stop(0);
    }
  }

  @Test
  void itProvesByTls() {
    Path certificates = home.resolve("alpn");
    Path hook =
        AcmeStage.script(
            folder.resolve("hook"),
            """
            #!/bin/sh
            case $1 in
              deploy_challenge)
                openssl s_server -accept 127.0.0.1:%d -alpn acme-tls/1 -quiet \\
                  -cert %2$s/$2.crt.pem -key %2$s/$2.key.pem >server.log 2>&1 </dev/null &
                echo $! >server.pid
                sleep 1 ;;
              clean_challenge) kill "$(cat server.pid)" ;;
            esac
            """
                .formatted(stage.tlsPort, certificates));
    configure("CHALLENGETYPE=tls-alpn-01", "ALPNCERTDIR=" + certificates, "HOOK=" + hook);
    dehydrated("--register", "--accept-terms");
    dehydrated("-c", "-d", "five.localhost");
    stage.trusted(made("five.localhost"));
  }

  private void configure(String... lines) {
    AcmeStage.write(
        home.resolve("config"),
        """
        CA=%s
        BASEDIR=%s
        CURL_OPTS="--cacert %s"
        KEY_ALGO=prime256v1
        %s
        """
            .formatted(stage.directory(), home, stage.signet.rootPem(), String.join("\n", lines)));
  }

  private AcmeStage.Issued made(String name) {
    Path made = home.resolve("certs").resolve(name);
    return new AcmeStage.Issued(
        name, made.resolve("cert.pem"), made.resolve("chain.pem"), made.resolve("privkey.pem"));
  }

  private void dehydrated(String... words) {
    List<String> command =
        new ArrayList<>(List.of("dehydrated", "-f", home.resolve("config").toString()));
    command.addAll(List.of(words));
    stage.run(Map.of(), command).succeeded();
  }
}
