// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.FindingException;
import dev.signet.testkit.KeyType;
import dev.signet.x509.path.PathRequest;
import dev.signet.x509.path.TrustAnchors;
import dev.signet.x509.path.Verifier;
import dev.signet.x509.text.Inspection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The readers against every certificate of other people's suites, as it is and with bytes changed.
 */
class ReaderRobustnessTest {
  private static final Path VECTORS = Path.of("..", "conformance", "vectors");
  private static final Instant MOMENT = Instant.parse("2026-06-01T12:00:00Z");
  private static final long SEED = 20_261_121;
  private static final int MUTATIONS = 4;

  private static List<List<String>> rows(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(VECTORS.resolve(file))),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> List.of(line.split("\t", -1))).toList();
    }
  }

  private static List<byte[]> certificates() throws IOException {
    Stream<String> limbo =
        rows("limbo-core.tsv.gz").stream()
            .flatMap(row -> Stream.of(row.get(9), row.get(10), row.get(11)))
            .flatMap(column -> Arrays.stream(column.split(",")));
    Stream<String> pkits = rows("pkits-certs.tsv.gz").stream().map(row -> row.get(1));
    return Stream.concat(limbo, pkits)
        .filter(base64 -> !base64.isEmpty())
        .distinct()
        .map(Base64.getDecoder()::decode)
        .toList();
  }

  private static List<byte[]> revocationLists() throws IOException {
    Stream<String> limbo =
        rows("limbo-core.tsv.gz").stream().flatMap(row -> Arrays.stream(row.get(12).split(",")));
    Stream<String> pkits = rows("pkits-crls.tsv.gz").stream().map(row -> row.get(1));
    return Stream.concat(limbo, pkits)
        .filter(base64 -> !base64.isEmpty())
        .distinct()
        .map(Base64.getDecoder()::decode)
        .toList();
  }

  @Test
  void everyCertificateIsReadAndShown() throws IOException {
    List<byte[]> all = certificates();
    assertThat(all).hasSizeGreaterThan(800);
    for (byte[] der : all) {
      Certificate certificate = Certificate.read(der);
      assertThat(certificate.encoded().toArray()).isEqualTo(der);
      Inspection inspection = Inspection.of(certificate, MOMENT);
      assertThat(inspection.toText()).startsWith("Certificate of ");
      assertThat(inspection.toJson()).startsWith("{").endsWith("}").doesNotContain("\n");
    }
  }

  @Test
  void everyRevocationListIsReadAndShown() throws IOException {
    List<byte[]> all = revocationLists();
    assertThat(all).hasSizeGreaterThan(170);
    for (byte[] der : all) {
      Crl crl = Crl.read(der);
      assertThat(Inspection.of(crl, MOMENT).toText()).contains("Revocation list of ");
    }
  }

  @Test
  void changedCertificatesEndInAFindingOrAreReadAndJudged() throws IOException {
    mutate(
        certificates(),
        changed -> {
          Certificate certificate = Certificate.read(changed);
          Inspection.of(certificate, MOMENT).toText();
          TrustAnchors anchors = TrustAnchors.of("mutated", "", List.of(certificate));
          new Verifier(anchors, InstantSource.fixed(MOMENT))
              .verify(PathRequest.forServer(List.of(certificate), "example.com"));
        });
  }

  @Test
  void changedRevocationListsEndInAFindingOrAreRead() throws IOException {
    mutate(revocationLists(), changed -> Inspection.of(Crl.read(changed), MOMENT).toJson());
  }

  @Test
  void changedRequestsEndInAFindingOrAskForTheSame() {
    List<GeneralName> names = List.of(GeneralName.ofHost("localhost"));
    for (KeyType type : List.of(KeyType.P256, KeyType.RSA2048, KeyType.ED25519)) {
      CertificateRequest original = CertificateRequest.create(type.generate(), "a", names);
      List<byte[]> copies = Collections.nCopies(60, original.encoded().toArray());
      mutate(
          copies,
          changed -> {
            // What is outside of the signed part can change, what is asked for cannot.
            CertificateRequest request = CertificateRequest.read(changed);
            assertThat(request.key()).isEqualTo(original.key());
            assertThat(request.subject()).isEqualTo(original.subject());
            assertThat(request.extensions()).isEqualTo(original.extensions());
          });
    }
  }

  @Test
  void randomBytesEndInAFinding() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      bytes = i % 2 == 0 ? bytes : wrap(bytes);
      assertRefused(bytes, Certificate::read);
      assertRefused(bytes, CertificateRequest::read);
      assertRefused(bytes, Crl::read);
    }
  }

  private static byte[] wrap(byte[] bytes) {
    return new dev.signet.x509.der.DerWriter().primitive(0x30, bytes).toArray();
  }

  private static void assertRefused(byte[] bytes, Consumer<byte[]> reader) {
    try {
      reader.accept(bytes);
      throw new AssertionError(
          "random bytes were read: " + Base64.getEncoder().encodeToString(bytes));
    } catch (FindingException expected) {
      assertThat(expected.finding().headline()).isNotEmpty();
    }
  }

  private static void mutate(List<byte[]> inputs, Consumer<byte[]> reader) {
    Random random = new Random(SEED);
    Set<String> outcomes = new HashSet<>();
    for (byte[] der : inputs) {
      int times = der.length > 10_000 ? 3 : MUTATIONS;
      for (int i = 0; i < times; i++) {
        byte[] changed = mutation(der, random);
        outcomes.add(outcome(changed, reader));
      }
    }
    assertThat(outcomes).as("seed " + SEED).hasSizeGreaterThan(1);
  }

  private static String outcome(byte[] changed, Consumer<byte[]> reader) {
    try {
      reader.accept(changed);
      return "read";
    } catch (FindingException refused) {
      return refused.finding().code().id();
    } catch (RuntimeException | StackOverflowError escaped) {
      throw new AssertionError(
          "seed " + SEED + ": " + Base64.getEncoder().encodeToString(changed), escaped);
    }
  }

  private static byte[] mutation(byte[] der, Random random) {
    byte[] changed = der.clone();
    int at = random.nextInt(der.length);
    switch (random.nextInt(5)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt(256);
      case 2 -> changed = Arrays.copyOf(changed, at);
      case 3 -> Arrays.fill(changed, at, Math.min(der.length, at + 4), (byte) 0xff);
      default ->
          System.arraycopy(
              der, random.nextInt(der.length - 8), changed, at, Math.min(8, der.length - at));
    }
    return changed;
  }
}
