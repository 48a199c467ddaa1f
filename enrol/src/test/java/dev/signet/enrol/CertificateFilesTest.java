// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.PrivateKeyPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFilesTest {
  private static final TestCa CA = TestCa.create();

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void place() {
    folder = temporary.resolve("out");
  }

  @Test
  void theFourFilesHoldWhatTheirNamesSay() throws Exception {
    TestIdentity identity = CA.server("app.localhost");
    List<Path> written =
        new CertificateFiles(folder).write(chain(identity), identity.keys().getPrivate());
    assertThat(written)
        .extracting(p -> p.getFileName().toString())
        .containsExactly("cert.pem", "chain.pem", "fullchain.pem", "privkey.pem");
    assertThat(certificates("cert.pem")).isEqualTo(chain(identity).subList(0, 1));
    assertThat(certificates("chain.pem")).isEqualTo(chain(identity).subList(1, 2));
    assertThat(certificates("fullchain.pem")).isEqualTo(chain(identity));
    assertThat(PrivateKeyPem.read(Files.readAllBytes(folder.resolve("privkey.pem"))))
        .isEqualTo(identity.keys().getPrivate());
    assertThat(mode("privkey.pem")).isEqualTo("rw-------");
    assertThat(mode("fullchain.pem")).isEqualTo("rw-r--r--");
  }

  @Test
  void aKeyThatIsNotOursToWriteIsNotThere() throws Exception {
    TestIdentity identity = CA.server("app.localhost");
    new CertificateFiles(folder).write(chain(identity), identity.keys().getPrivate());
    new CertificateFiles(folder).write(chain(identity), null);
    assertThat(folder.resolve("privkey.pem").toFile().exists()).isFalse();
    assertThat(Files.isSymbolicLink(folder.resolve("privkey.pem"))).isFalse();
  }

  @Test
  void aFileOfSomebodyElseIsNotOverwritten() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("privkey.pem"), "precious");
    TestIdentity identity = CA.server("app.localhost");
    assertThatThrownBy(
            () -> new CertificateFiles(folder).write(chain(identity), identity.keys().getPrivate()))
        .isInstanceOfSatisfying(
            FindingException.class,
            e -> assertThat(e.finding().code()).isEqualTo(EnrolCode.CERTIFICATE_FILE_TAKEN));
    assertThat(Files.readString(folder.resolve("privkey.pem"))).isEqualTo("precious");
    assertThat(folder.resolve("cert.pem")).doesNotExist();
  }

  @Test
  void oldSetsAreRemoved() throws Exception {
    for (int i = 0; i < 3; i++) {
      TestIdentity identity = CA.server("app.localhost");
      new CertificateFiles(folder).write(chain(identity), identity.keys().getPrivate());
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(p -> p.getFileName().toString().startsWith(".set-"))).hasSize(1);
    }
  }

  @Test
  void aReaderNeverFindsAKeyAndACertificateOfDifferentSets() throws Exception {
    TestIdentity first = CA.server("app.localhost");
    TestIdentity second = CA.server("app.localhost");
    new CertificateFiles(folder).write(chain(first), first.keys().getPrivate());
    AtomicBoolean done = new AtomicBoolean();
    AtomicInteger reads = new AtomicInteger();
    AtomicReference<String> mixed = new AtomicReference<>("");
    Thread reader = Thread.ofPlatform().start(() -> readUntil(done, reads, mixed));
    for (int i = 0; i < 40; i++) {
      TestIdentity next = i % 2 == 0 ? second : first;
      new CertificateFiles(folder).write(chain(next), next.keys().getPrivate());
    }
    done.set(true);
    reader.join();
    assertThat(mixed.get()).isEmpty();
    assertThat(reads.get()).isPositive();
  }

  /**
   * Opens the set as a whole, by the one link that changes, as a server does that follows it once.
   */
  private void readUntil(AtomicBoolean done, AtomicInteger reads, AtomicReference<String> mixed) {
    while (!done.get()) {
      try {
        Path set = folder.resolve(".current").toRealPath();
        byte[] key = Files.readAllBytes(set.resolve("privkey.pem"));
        byte[] pem = Files.readAllBytes(set.resolve("fullchain.pem"));
        if (!Certificate.readAll(pem).getFirst().key().matches(PrivateKeyPem.read(key))) {
          mixed.set("a key without its certificate");
        }
        reads.incrementAndGet();
      } catch (NoSuchFileException e) {
        // The set was replaced and removed between two reads: the reader starts over.
      } catch (IOException e) {
        mixed.set(e.toString());
      }
    }
  }

  private static List<Certificate> chain(TestIdentity identity) {
    return identity.chainDer().stream().map(Certificate::read).limit(2).toList();
  }

  private List<Certificate> certificates(String name) throws IOException {
    return Certificate.readAll(Files.readAllBytes(folder.resolve(name)));
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.resolve(name).toRealPath()));
  }
}
