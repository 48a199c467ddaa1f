// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people see of commands that need no running gateway, each as a whole: both streams and the
 * exit code.
 */
class CommandLineTest {
  @TempDir private Path folder;
  private TypedCommand signet;

  @BeforeEach
  void prepare() {
    signet = new TypedCommand(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing               |
          command-unknown       | rout add shop
          command-far           | frobnicate
          command-incomplete    | route
          subcommand-unknown    | user ad alice
          option-unknown        | up --https-prt 1
          argument-missing      | route add shop
          argument-surplus      | version please
          up-port               | up --https-port 84430
          up-port-text          | up --https-port https
          up-bind               | up --bind localhost
          up-registration       | up --registration maybe
          up-upstream           | up --upstream 127.0.0.1:8000
          up-config-absent      | up --config nowhere.toml
          route-add-url         | route add shop 127.0.0.1:3000
          route-add-name        | route add Shop http://127.0.0.1:3000
          route-add-role        | route add shop http://127.0.0.1:3000 --role Premium
          route-add-open-role   | route add shop http://127.0.0.1:3000 --role premium --open
          route-remove-unknown  | route remove shop
          user-role-nothing     | user role alice
          user-list-absent      | user list --data absent
          ca-root-absent        | ca root --data absent
          cert-issue-nothing    | cert issue
          cert-key-type         | cert issue a.localhost --key-type p255
          explain-typo          | explain role-mising
          explain-far           | explain colour
          """)
  void aMistakeIsToldWithTheNextCommandToTry(String name, String words) {
    TypedCommand.Result result = signet.run(words == null ? "" : words);
    assertThat(result.exit()).isIn(2, 9);
    assertThat(result.out()).isEmpty();
    Golden.files().matches("commands/" + name + ".txt", result.whole());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "up --help",
        "user --help",
        "user add --help",
        "route add --help",
        "cert issue --help",
        "cert renew --help",
        "cert token --help",
        "explain role-missing",
        "route list"
      })
  void whatIsAskedForIsData(String words) {
    TypedCommand.Result result = signet.run(words);
    assertThat(result.exit()).isZero();
    Golden.files().matches("commands/" + words.replaceAll("[ -]+", "-") + ".txt", result.whole());
  }

  @Test
  void withJsonAFindingIsOneObjectOnStandardOutput() {
    TypedCommand.Result result = signet.run("route remove shop --json");
    assertThat(result.exit()).isEqualTo(9);
    assertThat(result.err()).isEmpty();
    Golden.files().matches("commands/json-finding.txt", result.whole());
  }

  @Test
  void routesAreAddedListedAndRemovedWithoutAGateway() throws IOException {
    assertThat(signet.run("route add shop http://127.0.0.1:3000 --role premium").exit()).isZero();
    assertThat(signet.run("route add site http://127.0.0.1:3001 --open --host a.localhost").exit())
        .isZero();
    Golden.files().matches("commands/routes.txt", signet.run("route list").whole());
    Golden.files().matches("commands/routes-json.txt", signet.run("route list --json").whole());
    assertThat(signet.run("route remove shop").exit()).isZero();
    assertThat(Files.readString(folder.resolve("signet.toml")))
        .contains("site")
        .doesNotContain("shop");
  }

  @Test
  void theVersionIsOneLine() {
    assertThat(signet.run("version").out()).startsWith("signet ").hasLineCount(1);
    assertThat(signet.run("version --json").out()).startsWith("{\"version\":");
  }

  @Test
  void everyMistakeOfASettingsFileIsToldAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("signet.toml"),
        """
        registration = "opne"

        [listners]
        https_port = 8443

        [[route]]
        name = "shop"
        upstream = "127.0.0.1:3000"
        gate = "signed_in"
        """);
    TypedCommand.Result result = signet.run("up");
    assertThat(result.exit()).isEqualTo(9);
    Golden.files().matches("commands/up-settings-wrong.txt", result.whole());
    assertThat(Files.list(folder)).hasSize(1);
  }
}
