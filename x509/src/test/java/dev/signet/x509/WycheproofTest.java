// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.FindingException;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Project Wycheproof's signatures through the check that paths use, by both sets of providers. */
class WycheproofTest {
  private static final Map<String, String> OIDS =
      Map.ofEntries(
          Map.entry("ECDSA_SECP256R1_SHA256", "1.2.840.10045.4.3.2"),
          Map.entry("ECDSA_SECP384R1_SHA384", "1.2.840.10045.4.3.3"),
          Map.entry("ECDSA_SECP521R1_SHA512", "1.2.840.10045.4.3.4"),
          Map.entry("ED25519", "1.3.101.112"),
          Map.entry("ED448", "1.3.101.113"),
          Map.entry("RSA_PKCS1_SHA256", "1.2.840.113549.1.1.11"),
          Map.entry("RSA_PKCS1_SHA384", "1.2.840.113549.1.1.12"),
          Map.entry("RSA_PKCS1_SHA512", "1.2.840.113549.1.1.13"),
          Map.entry("MLDSA44", "2.16.840.1.101.3.4.3.17"),
          Map.entry("MLDSA65", "2.16.840.1.101.3.4.3.18"),
          Map.entry("MLDSA87", "2.16.840.1.101.3.4.3.19"));

  private static final String PSS = "1.2.840.113549.1.1.10";

  static Stream<VerifyProviders> providers() {
    return Stream.of(VerifyProviders.jdk(), VerifyProviders.fastest());
  }

  @ParameterizedTest
  @MethodSource("providers")
  void everySignatureIsJudgedRight(VerifyProviders providers) throws IOException {
    assertJudgedRight("signatures", providers);
    assertJudgedRight("mldsa", providers);
  }

  private static void assertJudgedRight(String file, VerifyProviders providers) throws IOException {
    List<String> wrong =
        rows(file)
            .filter(row -> !row[6].equals("acceptable"))
            .filter(row -> row[6].equals("valid") != verifies(row, providers))
            .map(row -> row[1] + " " + row[2] + " is " + row[6])
            .toList();
    assertThat(wrong).isEmpty();
  }

  private static boolean verifies(String[] row, VerifyProviders providers) {
    try {
      SubjectPublicKey key = SubjectPublicKey.read(DerReader.single(bytes(row[3])));
      return new KeySignature(algorithm(row[0]), Bytes.of(bytes(row[4])), Bytes.of(bytes(row[5])))
          .isBy(key, providers);
    } catch (DerException | FindingException unreadable) {
      return false;
    }
  }

  private static SignatureAlgorithm algorithm(String scheme) {
    String dotted = OIDS.getOrDefault(scheme, PSS);
    byte[] encoded =
        new DerWriter()
            .sequence(id -> {
              id.oid(new Oid(dotted));
              if (dotted.equals(PSS)) {
                pss(id, scheme.endsWith("256") ? 256 : 512);
              }
            })
            .toArray();
    return new SignatureAlgorithm(new Oid(dotted), Bytes.of(encoded));
  }

  /** RFC 4055, 3.1: hash, MGF1 over the same, a salt as long as the hash. */
  private static void pss(DerWriter id, int bits) {
    Oid hash = new Oid("2.16.840.1.101.3.4.2." + (bits == 256 ? 1 : 3));
    Oid mask = new Oid("1.2.840.113549.1.1.8");
    id.sequence(parameters ->
        parameters
            .constructed(DerTag.contextConstructed(0), tag -> tag.sequence(h -> h.oid(hash)))
            .constructed(
                DerTag.contextConstructed(1),
                tag -> tag.sequence(m -> m.oid(mask).sequence(h -> h.oid(hash))))
            .constructed(
                DerTag.contextConstructed(2), tag -> tag.integer(BigInteger.valueOf(bits / 8))));
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static Stream<String[]> rows(String file) throws IOException {
    Path path = Path.of("..", "conformance", "vectors", "wycheproof", file + ".tsv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> line.split("\t", -1)).toList().stream();
    }
  }
}
