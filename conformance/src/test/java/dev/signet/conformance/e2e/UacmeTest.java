// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/**
 * Uacme against a running gateway. It knows no option for a root, only the system's bundle: a mount
 * namespace of its own shows it ours in that place, and nobody else.
 */
class UacmeTest {
  private static final Path BUNDLE = Path.of("/etc/ssl/certs/ca-certificates.crt");

  @TempDir private Path folder;
  private AcmeStage stage;
  private Path hook;

  @BeforeEach
  void start() {
    Installed.require("uacme");
    Installed.require("unshare");
    assumeTrue(Files.exists(BUNDLE), "the system's bundle is not installed");
    stage = AcmeStage.in(folder);
    assumeTrue(within(List.of("true")).exit() == 0, "a mount namespace is not permitted");
  }

  @AfterEach
  void stop() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void itIssuesRenewsChangesItsKeyAndRevokes() throws IOException {
    Path shown = Files.createDirectories(folder.resolve("shown"));
    HttpServer web = stage.showing(shown);
    HttpServer texts = stage.takingTexts();
    try {
      hook(shown, texts.getAddress().getPort());
      uacme("new", "a@b.test").succeeded();
      uacme("issue", "six.localhost", "seven.localhost").succeeded();
      AcmeStage.Issued first = made("six.localhost").kept(folder.resolve("first"));
      stage.trusted(first);

      uacme("newkey").succeeded();
      uacme("-f", "issue", "six.localhost", "seven.localhost").succeeded();
      AcmeStage.Issued second = made("six.localhost").kept(folder.resolve("second"));
      assertThat(second.certificate())
          .content()
          .isNotEqualTo(Files.readString(first.certificate()));

      // It moves away what it has revoked.
      AcmeStage.Issued away = second.kept(folder.resolve("away"));
      uacme("revoke", away.certificate().toString()).succeeded();
      stage.revoked(second);
      uacme("issue", "*.eight.localhost", "eight.localhost").succeeded();
      assertThat(stage.dns.texts("_acme-challenge.eight.localhost")).isEmpty();
      uacme("update", "c@d.test").succeeded();
      uacme("deactivate").succeeded();
    } finally {
      web.stop(0);
      texts.stop(0);
    }
  }

  @Test
  void itRegistersWithTheKeyThatItWasGiven() {
    stage.close();
    stage = AcmeStage.with(folder, "external_account = \"required\"");
    assertThat(uacme("new").err()).contains("external credentials");
    String made = stage.signet.command("ca", "eab", "alice", "--json").succeeded().out();
    String key = Json.object(made).get("key_id") + ":" + Json.object(made).get("mac_key");
    uacme("-e", key, "new").succeeded();
  }

  private void hook(Path shown, int textPort) {
    hook =
        AcmeStage.script(
            folder.resolve("hook"),
            """
            #!/bin/sh
            at=http://127.0.0.1:%d
            case $1:$2 in
              begin:http-01) printf %%s "$5" >%2$s/$4 ;;
              done:http-01 | failed:http-01) rm %2$s/$4 ;;
              begin:dns-01) curl -sf -d "$5" "$at/add/_acme-challenge.$3" ;;
              done:dns-01 | failed:dns-01) curl -sf -d "$5" "$at/remove/_acme-challenge.$3" ;;
              *) exit 1 ;;
            esac
            """
                .formatted(textPort, shown));
  }

  /** The files lie in one folder per first name, the key in another. */
  private AcmeStage.Issued made(String name) {
    Path home = folder.resolve("uacme");
    String pem = AcmeStage.text(home.resolve(name).resolve("cert.pem"));
    int second = pem.indexOf("-----BEGIN", 1);
    Path leaf = home.resolve(name + "-leaf.pem");
    Path chain = home.resolve(name + "-chain.pem");
    AcmeStage.write(leaf, pem.substring(0, second));
    AcmeStage.write(chain, pem.substring(second));
    return new AcmeStage.Issued(name, leaf, chain, home.resolve("private/" + name + "/key.pem"));
  }

  private Completed uacme(String... words) {
    List<String> command = new ArrayList<>(List.of("uacme", "-y", "-t", "EC", "-v"));
    command.addAll(List.of("-a", stage.directory(), "-c", folder.resolve("uacme").toString()));
    if (hook != null) {
      command.addAll(List.of("-h", hook.toString()));
    }
    command.addAll(List.of(words));
    return within(command);
  }

  /** Runs a command where the system's bundle is our root alone. */
  private Completed within(List<String> command) {
    String mount = "mount --bind \"$0\" " + BUNDLE + " && exec \"$@\"";
    List<String> whole =
        new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount));
    whole.add(stage.signet.rootPem().toString());
    whole.addAll(command);
    return stage.run(Map.of(), whole);
  }
}
