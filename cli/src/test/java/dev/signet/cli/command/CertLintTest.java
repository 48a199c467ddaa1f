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

/** Certificates in files: what is wrong with them, and what their bytes are. */
class CertLintTest {
  private static final String CHAIN = "src/test/resources/lint/chain.pem";
  private static final String ROOT = "src/test/resources/lint/root.pem";

  @TempDir private Path folder;
  private TypedCommand signet;

  @BeforeEach
  void prepare() {
    signet = new TypedCommand(folder.resolve("data"));
  }

  @Test
  void eachBrokenRuleIsNamedWithItsSource() {
    TypedCommand.Result result = signet.run("cert lint " + CHAIN);
    assertThat(result.exit()).isEqualTo(1);
    Golden.files().matches("commands/cert-lint.txt", result.whole());
  }

  @Test
  void publicAuthoritiesHaveOtherRules() {
    TypedCommand.Result result = signet.run("cert lint " + CHAIN + " --rules web");
    assertThat(result.exit()).isEqualTo(1);
    Golden.files().matches("commands/cert-lint-web.txt", result.whole());
  }

  @Test
  void aProgramGetsAnObjectForEachCertificate() {
    TypedCommand.Result result = signet.run("cert lint " + CHAIN + " --json");
    assertThat(result.exit()).isEqualTo(1);
    Golden.files().matches("commands/cert-lint.json", result.out());
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whatTheAuthorityItselfIssuesBreaksNoRule() throws IOException {
    Path out = folder.resolve("certs");
    signet.run("", "cert", "issue", "db.localhost", "--out", out.toString());
    TypedCommand.Result leaf = signet.run("cert lint " + out.resolve("fullchain.pem"));
    assertThat(leaf.exit()).as(leaf.whole()).isZero();
    assertThat(leaf.out()).doesNotContain("error", "warning");
    TypedCommand.Result root = signet.run(signet.run("ca root").out(), "cert", "lint", "-");
    assertThat(root.exit()).as(root.whole()).isZero();
    assertThat(root.out()).contains("breaks no rule");
  }

  @Test
  void aFileThatIsNoCertificateIsAFindingAndAnAbsentOneALocalMatter() throws IOException {
    Path broken = Files.writeString(folder.resolve("x.der"), "no certificate");
    assertThat(signet.run("cert lint " + broken).exit()).isEqualTo(1);
    assertThat(signet.run("cert lint " + folder.resolve("none.pem")).exit()).isEqualTo(9);
    assertThat(signet.run("cert lint " + ROOT + " --rules none").exit()).isEqualTo(2);
  }

  @Test
  void theBytesOfABrokenCertificateAreShownToo() throws IOException {
    Path broken = Files.write(folder.resolve("x.der"), new byte[] {0x30, 3, 2, 1, 5, 7});
    TypedCommand.Result result = signet.run("cert inspect --bytes " + broken);
    assertThat(result.exit()).isZero();
    Golden.files().matches("commands/cert-inspect-bytes.txt", result.whole());
    assertThat(signet.run("cert inspect --json --bytes " + ROOT).out())
        .startsWith("{\"version\":1,\"kind\":\"bytes\"");
  }
}
