// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ProgramCall;
import dev.signet.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trust stores that are named: those of the machine are left alone by these tests. */
class TrustCommandTest {
  private static final String CHAIN = "src/test/resources/lint/chain.pem";
  private static final String ROOT = "src/test/resources/lint/root.pem";

  @TempDir private Path folder;
  private TypedCommand signet;
  private Path bundle;

  @BeforeEach
  void prepare() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    signet = new TypedCommand(data);
    bundle = Files.writeString(data.resolve("bundle.pem"), "# of the application\n");
  }

  private TypedCommand.Result run(String words) {
    return signet.run("trust " + words + " --store " + bundle);
  }

  @Test
  void aRootGoesIntoABundleAndOutAndEachChangeIsTold() {
    assertThat(run("status " + ROOT).exit()).isEqualTo(1);
    Golden.files().matches("commands/trust-install.txt", run("install " + ROOT).whole());
    Golden.files().matches("commands/trust-install-again.txt", run("install " + ROOT).whole());
    TypedCommand.Result status = run("status " + ROOT);
    assertThat(status.exit()).isZero();
    Golden.files().matches("commands/trust-uninstall.txt", run("uninstall " + ROOT).whole());
    assertThat(bundle).hasContent("# of the application\n");
  }

  @Test
  void aProgramGetsAnObjectForEachStore() {
    Golden.files().matches("commands/trust-install.json", run("install " + ROOT + " --json").out());
    assertThat(run("status " + ROOT + " --json").out()).contains("\"root\":\"trusted\"");
  }

  @Test
  void aChainWithoutItsRootIsNotInstalled() {
    TypedCommand.Result result = run("install " + CHAIN);
    assertThat(result.exit()).isEqualTo(9);
    assertThat(result.err()).contains("trust-not-root");
    assertThat(bundle).hasContent("# of the application\n");
  }

  @Test
  void helpSaysWhatCanBeNamed() {
    Golden.files().matches("commands/trust-help.txt", signet.run("trust --help").whole());
    Golden.files()
        .matches("commands/trust-install-help.txt", signet.run("trust install --help").whole());
  }

  @Test
  void aPersonIsAskedAndOnlyYesMeansYes() {
    assertThat(answered("y\n")).isTrue();
    assertThat(answered("Yes\n")).isTrue();
    assertThat(answered("\n")).isFalse();
    assertThat(answered("no\n")).isFalse();
    assertThat(answered("")).isFalse();
  }

  private static boolean answered(String typed) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            stream,
            stream,
            new Console.Manner(false, false, ProgramCall.plain()));
    boolean answer = new Consent(console, true).to("Trust it?");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Trust it? [y/N] ");
    return answer;
  }
}
