// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.x509.Pem;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.layout.ByteLayout;
import dev.signet.x509.layout.Segment;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every byte of every certificate of the suites belongs to one named field. */
class LayoutOfSuitesTest {
  private static final int PKITS_CERTIFICATES = 405;
  private static final int LIMBO_CERTIFICATES = 600;
  private static final int MUTANTS_EACH = 5;

  @Test
  void theFieldsOfEachCertificateOfPkitsAddUpToIt() throws IOException {
    Set<Bytes> certificates = new HashSet<>();
    Vectors.rows("pkits-certs.tsv.gz")
        .forEach(row -> certificates.add(Bytes.of(Base64.getDecoder().decode(row.get(1)))));
    assertThat(certificates).hasSizeGreaterThanOrEqualTo(PKITS_CERTIFICATES - 5);
    certificates.forEach(LayoutOfSuitesTest::assertNamed);
    mutants(certificates);
  }

  @Test
  void theFieldsOfEachCertificateOfLimboAddUpToIt() throws IOException {
    Set<Bytes> certificates = new HashSet<>();
    LimboTable.rows().stream()
        .map(row -> row.limbo().material())
        .flatMap(all ->
            Stream.of(all.trusted().stream(), all.others().stream(), Stream.of(all.leaf()))
                .flatMap(some -> some))
        .map(LayoutOfSuitesTest::der)
        .forEach(certificates::add);
    assertThat(certificates).hasSizeGreaterThan(LIMBO_CERTIFICATES);
    certificates.forEach(LayoutOfSuitesTest::assertWhole);
    mutants(certificates);
  }

  private static Bytes der(Bytes pemOrDer) {
    byte[] content = pemOrDer.toArray();
    return Pem.looksLikePem(content)
        ? Pem.blocks(content, Pem.CERTIFICATE).getFirst().content()
        : pemOrDer;
  }

  private static void mutants(Set<Bytes> certificates) {
    Random random = new Random(20_110_415);
    for (Bytes certificate : certificates) {
      for (int i = 0; i < MUTANTS_EACH; i++) {
        byte[] mutant = certificate.toArray();
        mutant[random.nextInt(Math.min(mutant.length, 1_000))] ^= (byte) (1 + random.nextInt(255));
        assertWhole(Bytes.of(mutant));
      }
    }
  }

  /** Well-formed certificates have no byte that is only "some value". */
  private static void assertNamed(Bytes certificate) {
    assertThat(assertWhole(certificate).segments())
        .noneMatch(one -> one.label().matches("unexpected|unreadable|value\\[.*"));
  }

  private static ByteLayout assertWhole(Bytes encoded) {
    ByteLayout layout = ByteLayout.of(encoded);
    int at = 0;
    for (Segment segment : layout.segments()) {
      assertThat(segment.range().from()).as(segment.path()).isEqualTo(at);
      at = segment.range().to();
    }
    assertThat(at).isEqualTo(encoded.length());
    return layout;
  }
}
