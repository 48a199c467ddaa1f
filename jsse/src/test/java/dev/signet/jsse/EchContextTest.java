// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.EchIntent;
import dev.signet.tls.EchSource;
import dev.signet.tls.EchStatus;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.ech.EchProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted Client Hello through contexts. */
class EchContextTest {
  private static final String PUBLIC = "public.example";
  private static final TestCa CA = TestCa.create();

  @TempDir private Path folder;
  private Path authorities;

  @BeforeEach
  void write() throws IOException {
    authorities = Files.writeString(folder.resolve("ca.pem"), CA.root().pem());
  }

  @Test
  void aHelloIsEncryptedAndTheSessionSaysSo() throws Exception {
    EchKey key = key(1);
    EnginePair pair = EnginePair.of(client(source(key)), server(key, PUBLIC)).handshake();

    assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
    assertThat(SessionDetails.of(pair.client().getSession()).orElseThrow().ech())
        .isEqualTo(EchStatus.ACCEPTED);
    assertThat(SessionDetails.of(pair.server().getSession()).orElseThrow().ech())
        .isEqualTo(EchStatus.ACCEPTED);
  }

  @Test
  void aServerWithOtherKeysIsBelievedForItsPublicName() throws Exception {
    AtomicReference<Optional<EchConfigList>> told = new AtomicReference<>(Optional.empty());
    EchKey present = key(2);
    SSLContext client = client(telling(key(1), told));

    assertThatThrownBy(() -> EnginePair.of(client, server(present, PUBLIC)).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("tls-ech-refused");

    assertThat(told.get().map(EchConfigList::encoded)).contains(present.published());
  }

  @Test
  void aServerWithoutACertificateForThePublicNameIsNot() throws Exception {
    AtomicReference<Optional<EchConfigList>> told = new AtomicReference<>(Optional.empty());
    SSLContext client = client(telling(key(1), told));

    assertThatThrownBy(() -> EnginePair.of(client, server(key(2), "other.example")).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining(PUBLIC)
        .hasMessageStartingWith("certificate-name-mismatch");

    assertThat(told.get()).isEmpty();
  }

  private SSLContext client(EchSource source) {
    return new SignetContext().trust(authorities).encryptHello(source).toSslContext();
  }

  private SSLContext server(EchKey key, String publicName) throws IOException {
    return new SignetContext()
        .key(file(CA.server(TestParty.HOST)), folder.resolve("pair.pem"))
        .key(file(CA.server(publicName)), folder.resolve("pair.pem"))
        .readEncryptedHello(EchKeys.of(List.of(key)))
        .toSslContext();
  }

  private Path file(TestIdentity identity) throws IOException {
    return Files.writeString(folder.resolve("pair.pem"), identity.chainPem() + identity.keyPem());
  }

  private static EchKey key(int identifier) {
    return EchKey.generate(identifier, EchProfile.of(PUBLIC), Primitives.jdk(), new SecureRandom());
  }

  private static EchSource source(EchKey key) {
    return EchSource.always(EchConfigList.of(List.of(key.config())));
  }

  private static EchSource telling(EchKey key, AtomicReference<Optional<EchConfigList>> told) {
    EchSource asked = source(key);
    return new EchSource() {
      @Override
      public EchIntent intent(String serverName, int port) {
        return asked.intent(serverName, port);
      }

      @Override
      public void replaced(String serverName, int port, Optional<EchConfigList> replacement) {
        told.set(replacement);
      }
    };
  }
}
