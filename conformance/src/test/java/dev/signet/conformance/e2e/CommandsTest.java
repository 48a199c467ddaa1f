// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands beside a running gateway and, on the same data directory, without one. */
@Tag("e2e")
class CommandsTest {
  @TempDir private Path folder;

  @Test
  void commandsWorkBesideARunningGatewayAndWithoutOne() throws IOException {
    Path data = folder.resolve("data");
    try (RunningSignet signet = RunningSignet.start(data)) {
      works(data, "beside");
      assertThat(exposed(data)).as("nothing in it is readable by others").isEmpty();
      assertThat(signet.terminate()).isZero();
    }
    works(data, "without");
    String users = RunningSignet.on(data, "", "user", "list").succeeded().out();
    assertThat(users).contains("beside").contains("without");
  }

  @Test
  void aSecondStartUsesWhatTheFirstOneMade() {
    Path data = folder.resolve("data");
    String fingerprint;
    try (RunningSignet first = RunningSignet.start(data)) {
      fingerprint = (String) first.await("fingerprint").get("sha256");
      assertThat(first.terminate()).isZero();
    }
    try (RunningSignet second = RunningSignet.start(data)) {
      assertThat(second.await("fingerprint")).containsEntry("sha256", fingerprint);
      assertThat(second.count("created")).isZero();
      assertThat(second.count("reused")).isPositive();
      assertThat(second.terminate()).isZero();
    }
  }

  @Test
  void aSecondGatewayOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() {
    Path data = folder.resolve("data");
    try (RunningSignet signet = RunningSignet.start(data)) {
      Completed refused = RunningSignet.on(data, "", "up", "--https-port", "0", "--http-port", "0");
      assertThat(refused.exit()).isEqualTo(9);
      assertThat(refused.err()).contains("data-directory-locked").doesNotContain("\tat ");
      assertThat(RunningSignet.on(data, "", "user", "list").exit()).isZero();
      assertThat(signet.terminate()).isZero();
    }
  }

  private void works(Path data, String name) throws IOException {
    RunningSignet.on(
            data, "a-long-password-for-" + name + "\n", "user", "add", name, "--password-stdin")
        .succeeded();
    RunningSignet.on(data, "", "user", "role", name, "--grant", "premium").succeeded();
    assertThat(RunningSignet.on(data, "", "user", "list", "--json").succeeded().out())
        .contains("\"" + name + "\"")
        .contains("premium");
    Path out = folder.resolve("certs-" + name);
    RunningSignet.on(data, "", "cert", "issue", name + ".localhost", "--out", out.toString())
        .succeeded();
    verify(out);
    Map<String, Object> newest =
        Json.object(
            RunningSignet.on(data, "", "cert", "list", "--limit", "1", "--json").succeeded().out());
    assertThat(newest.get("names").toString()).contains(name + ".localhost");
    String serial = (String) newest.get("serial");
    RunningSignet.on(data, "", "cert", "revoke", serial, "--reason", "superseded").succeeded();
    assertThat(RunningSignet.on(data, "", "cert", "list").succeeded().out()).contains("revoked");
    assertThat(RunningSignet.on(data, "", "ca", "status").succeeded().out()).contains("root");
    assertThat(RunningSignet.on(data, "", "ca", "root").succeeded().out()).contains("BEGIN");
    assertThat(RunningSignet.on(data, "", "doctor").exit()).isIn(0, 1);
  }

  private void verify(Path out) throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(out.resolve("privkey.pem"))))
        .isEqualTo("rw-------");
    Completed modulus =
        Completed.of(
            folder,
            Map.of(),
            List.of(
                "sh",
                "-c",
                "openssl x509 -in cert.pem -noout -pubkey | cmp - key.pub"
                    .replace("cert.pem", out.resolve("cert.pem").toString())
                    .replace("key.pub", publicKey(out).toString())));
    assertThat(modulus.succeeded().exit()).isZero();
  }

  private Path publicKey(Path out) {
    Path file = out.resolve("public.pem");
    Completed.of(
            folder,
            Map.of(),
            List.of(
                "openssl",
                "pkey",
                "-in",
                out.resolve("privkey.pem").toString(),
                "-pubout",
                "-out",
                file.toString()))
        .succeeded();
    return file;
  }

  private static List<Path> exposed(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(file -> {
            try {
              return !PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                  .endsWith("------");
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          })
          .toList();
    }
  }
}
