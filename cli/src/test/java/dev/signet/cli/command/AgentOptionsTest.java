// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.explain.FindingException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option that is wrong is named, and no other. */
class AgentOptionsTest {
  private static final String SECRET = "c2VjcmV0";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.4:99999", "999.1.1.1", "ns.example.org", "[::1", ":53", ""})
  void aServerOfDynamicUpdatesIsAnAddress(String server) throws IOException {
    assertThat(refusedUpdates(server, "key.test:" + SECRET)).contains("--dns-server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key.test", "key.test:no base64", ":"})
  void aKeyOfDynamicUpdatesHasANameAndASecret(String key) throws IOException {
    assertThat(refusedUpdates("127.0.0.1:53", key)).contains("--dns-key-file");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1", "127.0.0.1:5353", "[::1]", "[2001:db8::1]:53"})
  void anAddressNeedsNoPort(String server) throws IOException {
    AgentOptions options = updates(server, "key.test:" + SECRET);
    assertThatCode(() -> options.proofs(InstantSource.system())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64", "a+b/"})
  void aMacKeyIsBase64Url(String key) throws IOException {
    AgentOptions options = new AgentOptions();
    options.directory = URI.create("https://localhost/directory");
    options.eabKid = "kid";
    options.eabKey = Files.writeString(folder.resolve("eab"), key);
    FindingException refused = catchThrowableOfType(FindingException.class, options::server);
    assertThat(refused.finding().toString()).contains("--eab-key-file");
  }

  @Test
  void aSecretIsNotShownWhenItIsRefused() throws IOException {
    assertThat(refusedUpdates("127.0.0.1", "key.test:~" + SECRET)).doesNotContain(SECRET);
  }

  private String refusedUpdates(String server, String key) throws IOException {
    AgentOptions options = updates(server, key);
    return catchThrowableOfType(
            FindingException.class, () -> options.proofs(InstantSource.system()))
        .finding()
        .toString();
  }

  private AgentOptions updates(String server, String key) throws IOException {
    AgentOptions options = new AgentOptions();
    options.dnsServer = server;
    options.dnsZone = "a.test";
    options.dnsKey = Files.writeString(folder.resolve("tsig"), key);
    return options;
  }
}
