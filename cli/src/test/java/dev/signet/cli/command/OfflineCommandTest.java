// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.KeyType;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.testkit.Golden;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import dev.signet.x509.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that work on a data directory on which no gateway runs. */
class OfflineCommandTest {
  private static final String PASSWORD = "correct-horse-battery-staple-7\n";

  @TempDir private Path folder;
  private TypedCommand signet;

  @BeforeEach
  void prepare() {
    signet = new TypedCommand(folder.resolve("data"));
  }

  @Test
  void anAccountIsMadeListedChangedAndDisabled() {
    assertThat(add("ada")).isZero();
    assertThat(signet.run("user role ada --grant premium --revoke basic").exit()).isZero();
    assertThat(signet.run("user disable ada").exit()).isZero();
    String list = signet.run("user list").out();
    assertThat(list)
        .contains("ada")
        .contains("premium")
        .contains("disabled")
        .doesNotContain("basic");
    assertThat(signet.run("user enable ada").exit()).isZero();
    assertThat(signet.run("user list --json").out()).contains("\"state\":\"active\"");
  }

  @Test
  void withoutAPasswordALinkIsPrintedAsData() {
    TypedCommand.Result result = signet.run("user add bob --role premium");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("https://localhost:8443/auth/setup?token=").hasLineCount(1);
    assertThat(result.err()).contains("bob").contains("premium");
  }

  @Test
  void aLostPasswordGetsANewLinkAndOlderOnesAreVoid() {
    String first = signet.run("user add bob").out();
    TypedCommand.Result second = signet.run("user link bob");
    assertThat(second.exit()).isZero();
    assertThat(second.out())
        .startsWith("https://localhost:8443/auth/setup?token=")
        .hasLineCount(1)
        .isNotEqualTo(first);
    String told = second.err().replaceAll("until [0-9TZ:-]+", "until TIME");
    Golden.files().matches("commands/user-link.txt", told);
    assertThat(signet.run("user link bob --json").out())
        .contains("\"username\":\"bob\"", "\"link\":\"https://", "\"until\":\"");
    signet.run("user disable bob");
    assertThat(signet.run("user link bob").err()).contains("signet user enable bob --data DATA");
  }

  @Test
  void refusalsOfAccountsAreTold() {
    add("ada");
    golden("user-taken", signet.run(PASSWORD, "user", "add", "ada", "--password-stdin"));
    golden("user-unknown", signet.run("user role aad --grant premium"));
    golden("user-link-unknown", signet.run("user link aad"));
    golden("user-password-short", signet.run("pw\n", "user", "add", "cyd", "--password-stdin"));
    golden("user-password-none", signet.run("", "user", "add", "cyd", "--password-stdin"));
    golden("user-name", signet.run("user add a/b"));
  }

  @Test
  void aCertificateIsIssuedListedInspectedAndRevoked() throws IOException {
    Path out = folder.resolve("certs");
    TypedCommand.Result issued =
        signet.run("", "cert", "issue", "db.localhost", "127.0.0.1", "--out", out.toString());
    assertThat(issued.exit()).as(issued.err()).isZero();
    assertThat(issued.out().lines()).hasSize(4);
    Path key = out.resolve("privkey.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Certificate leaf = Certificate.readAll(Files.readAllBytes(out.resolve("cert.pem"))).getFirst();
    assertThat(leaf.names().stream().map(GeneralName::text))
        .containsExactlyInAnyOrder("DNS:db.localhost", "IP:127.0.0.1");
    assertThat(Certificate.readAll(Files.readAllBytes(out.resolve("fullchain.pem")))).hasSize(2);
    String serial = leaf.serialText().replace(":", "");
    assertThat(signet.run("cert list").out()).containsIgnoringCase(serial).contains("db.localhost");
    assertThat(signet.run("", "cert", "inspect", out.resolve("cert.pem").toString()).out())
        .contains("db.localhost");
    assertThat(signet.run("cert revoke " + serial + " --reason superseded").exit()).isZero();
    assertThat(signet.run("cert list").out()).contains("revoked");
    assertThat(signet.run("cert revoke " + serial).exit()).as("revoked already").isEqualTo(1);
  }

  @Test
  void aRequestFromElsewhereIsCertifiedAndNoKeyIsMade()
      throws IOException, GeneralSecurityException {
    CertificateRequest request =
        CertificateRequest.create(
            KeyType.P384.generate(new SecureRandom()),
            "",
            List.of(GeneralName.ofHost("api.localhost")));
    Path csr =
        Files.writeString(
            folder.resolve("request.pem"),
            Pem.write(Pem.CERTIFICATE_REQUEST, request.encoded().toArray()));
    Path out = folder.resolve("certs");
    TypedCommand.Result issued =
        signet.run("", "cert", "issue", "--csr", csr.toString(), "--out", out.toString());
    assertThat(issued.exit()).as(issued.err()).isZero();
    assertThat(out.resolve("privkey.pem")).doesNotExist();
    assertThat(out.resolve("cert.pem")).exists();
  }

  @Test
  void refusalsOfCertificatesAreTold() {
    add("ada");
    golden(
        "cert-name-outside", signet.run("cert issue www.example.org --out " + folder.resolve("x")));
    golden(
        "cert-profile",
        signet.run("cert issue a.localhost --profile web --out " + folder.resolve("y")));
    golden("cert-revoke-unknown", signet.run("cert revoke 1234"));
    golden("cert-revoke-reason", signet.run("cert revoke 1234 --reason bored"));
  }

  @Test
  void aNumberThatCannotBeIsRefusedWithItsBounds() {
    add("ada");
    for (String words :
        List.of(
            "cert list --limit 0",
            "cert list --limit 2000000000",
            "cert served --limit 0",
            "cert served --limit 2000000000",
            "cert issue a.localhost --days -1 --out " + folder.resolve("z"),
            "ca log --since -1",
            "ca log --since 1000000",
            "ca eab x --days 0",
            "ca eab x --days 366")) {
      TypedCommand.Result result = signet.run(words);
      assertThat(result.exit()).as(result.err()).isEqualTo(ExitCode.USAGE.number());
      assertThat(result.err()).contains("argument-value");
    }
  }

  @Test
  void aKeyForAnAccountNeedsAnOwnerThatTheLogCanName() {
    add("ada");
    for (String owner : List.of("", " ", "a\nb", "x".repeat(101))) {
      assertThat(signet.run("", "ca", "eab", owner).exit())
          .as(owner)
          .isEqualTo(ExitCode.USAGE.number());
    }
  }

  @Test
  void theAuthorityIsShown() {
    add("ada");
    assertThat(signet.run("ca status").out()).contains("root").contains("intermediate");
    assertThat(signet.run("ca root").out()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(signet.run("ca root --json").out()).contains("\"sha256\"");
  }

  @Test
  void theAuthoritysLogAddsUpAndProvesWhatIsInIt() {
    add("ada");
    assertThat(signet.run("cert issue a.localhost --out " + folder.resolve("x")).exit()).isZero();
    TypedCommand.Result verified = signet.run("ca verify");
    assertThat(verified.out()).startsWith("fine: 3 certificates and 1 lists add up with ");
    String list = signet.run("cert list --json").out();
    String serial = list.replaceFirst("(?s).*?\"serial\":\"([0-9a-f]+)\".*", "$1");
    TypedCommand.Result proof = signet.run("ca log --prove " + serial + " --since 1");
    assertThat(proof.out())
        .contains(".signet/log")
        .contains("outcome " + serial)
        .contains("since 1 ");
    assertThat(signet.run("ca log --prove 1234").exit()).isPositive();
  }

  private int add(String name) {
    return signet.run(PASSWORD, "user", "add", name, "--password-stdin").exit();
  }

  private void golden(String name, TypedCommand.Result result) {
    assertThat(result.exit()).isPositive();
    assertThat(result.err()).contains("fix:").doesNotContain("\tat ");
    String told =
        result
            .whole()
            .replace(folder.toString(), "FOLDER")
            .replaceAll("localhost, .*", "localhost, …");
    Golden.files().matches("commands/" + name + ".txt", told);
  }
}
