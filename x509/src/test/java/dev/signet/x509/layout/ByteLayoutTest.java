// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Golden;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import dev.signet.x509.Pem;
import dev.signet.x509.der.ByteRange;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte has a name. */
class ByteLayoutTest {
  private static final int MUTANTS = 2_000;

  @ParameterizedTest
  @ValueSource(strings = {"root", "intermediate", "server", "expired"})
  void everyByteOfACertificateBelongsToOneNamedField(String name) throws IOException {
    ByteLayout layout = ByteLayout.of(sample(name));
    assertWhole(layout);
    assertThat(layout.segments()).noneMatch(ByteLayoutTest::isNameless);
    Golden.files().matches("layout/" + name + ".txt", layout.toText());
  }

  @Test
  void programsReadTheSame() throws IOException {
    Golden.files().matches("layout/server.json", ByteLayout.of(sample("server")).toJson() + "\n");
  }

  @Test
  void aMutatedCertificateIsLaidOutToItsLastByteToo() throws IOException {
    byte[] original = sample("server").encoded().toArray();
    Random random = new Random(5280);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = original.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(mutant.length) : mutant.length;
      assertWhole(ByteLayout.of(Bytes.of(java.util.Arrays.copyOf(mutant, length))));
    }
  }

  @Test
  void whatIsNoCertificateIsUnreadableFromWhereItBreaks() {
    assertThat(ByteLayout.of(Bytes.EMPTY).segments()).isEmpty();
    ByteLayout text = ByteLayout.of(Bytes.of(new byte[] {0, 1, 2}));
    assertThat(text.segments())
        .containsExactly(
            new Segment(
                new ByteRange(0, 3), 0, "unreadable", "the tag 0x00, which X.509 does not use"));
    ByteLayout behind = ByteLayout.of(Bytes.of(new byte[] {0x30, 0, 5, 0}));
    assertThat(behind.segments())
        .extracting(Segment::path)
        .containsExactly("certificate", "unexpected");
  }

  @Test
  void theNestingOfHostileBytesIsBounded() {
    byte[] deep = new byte[2_000];
    for (int i = 0; i < 100; i++) {
      int at = 4 * i;
      int rest = 4 * 100 - at - 4;
      deep[at] = 0x30;
      deep[at + 1] = (byte) 0x82;
      deep[at + 2] = (byte) (rest >> 8);
      deep[at + 3] = (byte) rest;
    }
    ByteLayout layout = ByteLayout.of(Bytes.of(deep));
    assertWhole(layout);
    assertThat(layout.segments()).anyMatch(one -> one.label().equals("unreadable"));
  }

  @Test
  void keysAndSignaturesAreTakenApartWhereTheyAreEncodedAgain() {
    Certificate rsa = certificate(KeyType.RSA2048);
    assertThat(range(rsa, "certificate.tbsCertificate.subjectPublicKeyInfo"))
        .isEqualTo(within(rsa, rsa.key().encoded()));
    assertThat(ByteLayout.of(rsa).segments())
        .extracting(Segment::label)
        .contains("modulus", "publicExponent", "r", "s");
    assertThat(ByteLayout.of(certificate(KeyType.P256)).segments())
        .extracting(Segment::label)
        .contains("subjectPublicKey")
        .doesNotContain("modulus");
  }

  @Test
  void aFieldStandsFromItsFirstByteToTheLastOfItsParts() throws IOException {
    Certificate server = sample("server");
    assertThat(range(server, "certificate")).isEqualTo(new ByteRange(0, server.encoded().length()));
    assertThat(range(server, "certificate.tbsCertificate"))
        .isEqualTo(within(server, server.toBeSigned()));
    server
        .extensions()
        .forEach(extension ->
            assertThat(ByteLayout.of(server).segments())
                .as(extension.name())
                .anyMatch(one ->
                    one.range().from() == extension.range().from()
                        && one.label().startsWith(extension.name().replace('.', '-') + "[")));
    assertThat(ByteLayout.of(server).range("certificate.nothing")).isEmpty();
  }

  /** Where bytes that occur once stand. */
  private static ByteRange within(Certificate certificate, Bytes part) {
    int at = certificate.encoded().hex().indexOf(part.hex()) / 2;
    return new ByteRange(at, at + part.length());
  }

  private static ByteRange range(Certificate certificate, String path) {
    return ByteLayout.of(certificate).range(path).orElseThrow();
  }

  private static Certificate certificate(KeyType key) {
    return Certificate.read(
        TestCa.create()
            .draft("CN=a.test")
            .hosts("a.test")
            .key(key)
            .issuedBy(TestCa.create().root())
            .der());
  }

  private static Certificate sample(String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("src", "test", "resources", "inspect", name + ".pem"));
    return Certificate.read(Pem.blocks(file, Pem.CERTIFICATE).getFirst().content().toArray());
  }

  private static boolean isNameless(Segment segment) {
    return segment.label().matches("(structure|value)\\[.*|unexpected|unreadable");
  }

  /** The segments follow each other from the first byte to the last. */
  private static void assertWhole(ByteLayout layout) {
    int at = 0;
    for (Segment segment : layout.segments()) {
      assertThat(segment.range().from()).isEqualTo(at);
      assertThat(segment.range().to()).isGreaterThan(at);
      assertThat(segment.path()).isNotEmpty();
      at = segment.range().to();
    }
    assertThat(at).isEqualTo(layout.bytes().length());
  }
}
