// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that name what cannot be used end a start with the setting, the file and the fix. */
@Tag("e2e")
class StartRefusalTest {
  private static final String SECRET = "what stands in the file";

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("other"), SECRET);
    Files.write(folder.resolve("large"), new byte[5000]);
    Files.createDirectory(folder.resolve("folder"));
    Files.createFile(folder.resolve("empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "other, argument-value",
    "large, file-not-readable",
    "folder, file-not-readable",
    "empty, argument-value",
    "nothing, file-not-readable"
  })
  void aMacKeyThatIsNone(String file, String code) throws IOException {
    refused("eab_key_id = 'x'\neab_key_file = '" + file + "'", "", file, code);
  }

  @ParameterizedTest
  @CsvSource({
    "other, certificate-malformed",
    "empty, certificate-malformed",
    "/dev/zero, file-not-readable"
  })
  void aRootThatIsNone(String file, String code) throws IOException {
    refused("root = '" + file + "'", "", file, code);
  }

  @ParameterizedTest
  @CsvSource({"other", "folder", "nothing"})
  void aHookThatIsNoProgram(String file) throws IOException {
    refused("", "proof = 'dns-01'\nhook = '" + file + "'", file, "argument-value");
  }

  @ParameterizedTest
  @CsvSource({"other", "empty"})
  void aKeyOfUpdatesThatIsNone(String file) throws IOException {
    String updates = "dns_server = '127.0.0.1'\ndns_zone = 'a.test'\ndns_key_file = '%s'";
    refused("", "proof = 'dns-01'\n" + updates.formatted(file), file, "argument-value");
  }

  private void refused(String authority, String tls, String file, String code) throws IOException {
    String directory = "directory = 'https://127.0.0.1:1/directory'\n";
    String text = "[tls]\n" + tls + "\n[[tls.acme]]\n" + directory + authority + "\n";
    Path config = Files.writeString(folder.resolve("signet.toml"), text);
    Completed end =
        RunningSignet.on(
            folder.resolve("data"),
            "",
            "up",
            "--config",
            config.toString(),
            "--https-port",
            "0",
            "--http-port",
            "0");
    assertThat(end.exit()).as(end.err()).isNotZero();
    assertThat(end.err()).contains("[" + code + "]").contains(file).doesNotContain(SECRET);
  }
}
