// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.KemParameters;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wycheproof's vectors through the engine's own glue, with every provider that runs here. */
class WycheproofTest {
  private static final Path VECTORS = Path.of("../conformance/vectors/wycheproof");
  private static final byte[] X25519_PKCS8 =
      HexFormat.of().parseHex("302e020100300506032b656e04220420");

  // The JDK's curves are slow: it gets each fourth vector, unless all are asked for.
  private static final int JDK_STRIDE = Boolean.getBoolean("signet.vectors.all") ? 1 : 4;

  private final List<String> wrong = new ArrayList<>();

  @Test
  void aeads() throws IOException {
    for (String[] row : rows("aead", 449)) {
      AeadAlgorithm algorithm = AeadAlgorithm.valueOf(row[0]);
      byte[] sealed = bytes(row[6]);
      byte[] plain = bytes(row[5]);
      boolean valid = row[7].equals("valid");
      Aead opening = Primitives.jdk().opening(algorithm, bytes(row[2]));
      opening.begin(bytes(row[3]), bytes(row[4]));
      byte[] opened = new byte[sealed.length];
      int length = opening.open(sealed, 0, sealed.length, opened, 0);
      expect(row, valid == (length == plain.length && startsWith(opened, plain)));
      if (valid) {
        byte[] buffer = Arrays.copyOf(plain, sealed.length);
        Aead sealing = Primitives.jdk().sealing(algorithm, bytes(row[2]));
        sealing.begin(bytes(row[3]), bytes(row[4]));
        sealing.seal(buffer, 0, plain.length);
        expect(row, Arrays.equals(buffer, sealed));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean startsWith(byte[] whole, byte[] start) {
    return Arrays.equals(whole, 0, start.length, start, 0, start.length);
  }

  @Test
  void keyDerivation() throws IOException {
    for (String[] row : rows("hkdf", 252)) {
      HashAlgorithm hash = HashAlgorithm.valueOf(row[0]);
      Hkdf hkdf = Primitives.jdk().hkdf(hash);
      byte[] salt = bytes(row[3]);
      byte[] extracted = hkdf.extract(salt.length == 0 ? null : salt, bytes(row[2]));
      expect(row, isExpanded(hkdf, extracted, row) == row[7].equals("valid"));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isExpanded(Hkdf hkdf, byte[] extracted, String[] row) {
    try {
      byte[] output = hkdf.expand(extracted, bytes(row[4]), Integer.parseInt(row[5]));
      return Arrays.equals(output, bytes(row[6]));
    } catch (IndexOutOfBoundsException tooLong) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void keyAgreement(Primitives primitives) throws IOException, GeneralSecurityException {
    for (String[] row : some(primitives, rows("ecdh", 2324))) {
      NamedGroup group = NamedGroup.valueOf(row[0]);
      CryptoUse use = group == NamedGroup.X25519 ? CryptoUse.X25519 : CryptoUse.NIST_CURVES;
      Provider provider = Objects.requireNonNull(primitives.choices().get(use));
      Bytes share = Bytes.wrap(bytes(row[2]));
      byte[] secret = bytes(row[4]);
      // What TLS does not have, compressed points and secrets of zero, is refused, valid or not.
      boolean x25519 = group == NamedGroup.X25519;
      boolean hasForm = x25519 || (share.length() > 0 && share.at(0) == 4);
      boolean isZero = x25519 && Arrays.equals(secret, new byte[secret.length]);
      boolean hasLength = share.length() == group.clientShareLength();
      boolean usable = !row[5].equals("invalid") && hasForm && hasLength && !isZero;
      expect(row, usable == agrees(group, provider, row, share, secret));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean agrees(
      NamedGroup group, Provider provider, String[] row, Bytes share, byte[] secret)
      throws GeneralSecurityException {
    PrivateKey key =
        group == NamedGroup.X25519
            ? x25519Key(provider, bytes(row[3]))
            : ecKey(group, provider, bytes(row[3]));
    try {
      byte[] agreed = new CurveExchange(group, provider).agree(new KeyPair(null, key), share);
      return Arrays.equals(agreed, secret);
    } catch (TlsFault refused) {
      return false;
    }
  }

  private static PrivateKey x25519Key(Provider provider, byte[] raw)
      throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(X25519_PKCS8, X25519_PKCS8.length + raw.length);
    System.arraycopy(raw, 0, encoded, X25519_PKCS8.length, raw.length);
    return KeyFactory.getInstance("XDH", provider)
        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static PrivateKey ecKey(NamedGroup group, Provider provider, byte[] scalar)
      throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(group.label()));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    return KeyFactory.getInstance("EC", provider)
        .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), curve));
  }

  @ParameterizedTest
  @MethodSource("dev.signet.tls.crypto.EveryPrimitives#all")
  void signatures(Primitives primitives) throws IOException {
    for (String[] row : some(primitives, rows("signatures", 3852))) {
      boolean verified = isVerified(primitives, row);
      // Lax forms that some accept may go either way.
      expect(row, row[6].equals("acceptable") || verified == row[6].equals("valid"));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void signaturesOfMlDsa() throws IOException {
    for (String[] row : rows("mldsa", 454)) {
      expect(row, row[6].equals("valid") == isVerified(Primitives.jdk(), row));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isVerified(Primitives primitives, String[] row) {
    SignatureScheme scheme = SignatureScheme.valueOf(row[0]);
    ProtocolVersion version =
        scheme.usableIn(ProtocolVersion.TLS13) ? ProtocolVersion.TLS13 : ProtocolVersion.TLS12;
    try {
      PublicKey key = publicKey(scheme.keyKind(), bytes(row[3]));
      return primitives.verify(version, scheme, key, bytes(row[4]), Bytes.wrap(bytes(row[5])));
    } catch (GeneralSecurityException | TlsFault refused) {
      return false;
    }
  }

  private static PublicKey publicKey(KeyKind kind, byte[] encoded) throws GeneralSecurityException {
    String name =
        switch (kind) {
          case RSA -> "RSA";
          case RSA_PSS -> "RSASSA-PSS";
          case EC_P256, EC_P384, EC_P521 -> "EC";
          case ED25519, ED448 -> "EdDSA";
          case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> "ML-DSA";
        };
    return KeyFactory.getInstance(name).generatePublic(new X509EncodedKeySpec(encoded));
  }

  @Test
  void encapsulation() throws IOException, GeneralSecurityException {
    Provider provider = Objects.requireNonNull(Primitives.jdk().choices().get(CryptoUse.ML_KEM));
    for (String[] row : rows("mlkem", 918)) {
      KemExchange kem = new KemExchange(KemParameters.valueOf(row[0]), provider);
      boolean holds =
          switch (row[1]) {
            case "decaps" -> decapsulates(kem, row);
            case "encaps" -> encapsulates(kem, row);
            default -> generates(kem, row);
          };
      expect(row, holds == row[6].equals("valid"));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean decapsulates(KemExchange kem, String[] row) {
    byte[] seed = bytes(row[3]);
    if (seed.length != 64) {
      return false;
    }
    try {
      KeyPair pair = kem.generate(new ScriptedRandom(seed));
      return Arrays.equals(kem.decapsulate(pair, Bytes.wrap(bytes(row[4]))), bytes(row[5]));
    } catch (TlsFault refused) {
      return false;
    }
  }

  private static boolean encapsulates(KemExchange kem, String[] row) {
    String[] outcome = row[5].split(",", -1);
    try {
      Agreement made =
          kem.encapsulate(Bytes.wrap(bytes(row[3])), new ScriptedRandom(bytes(row[4])));
      return Arrays.equals(made.share().toArray(), bytes(outcome[0]))
          && Arrays.equals(made.secret(), bytes(outcome[1]));
    } catch (TlsFault refused) {
      return false;
    }
  }

  private static boolean generates(KemExchange kem, String[] row) throws GeneralSecurityException {
    KeyPair pair = kem.generate(new ScriptedRandom(bytes(row[3])));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(kem.share(pair));
    return Arrays.equals(digest, bytes(row[4]));
  }

  private static List<String[]> some(Primitives primitives, List<String[]> rows) {
    Provider provider = Objects.requireNonNull(primitives.choices().get(CryptoUse.NIST_CURVES));
    int stride = provider.getName().equals("SunEC") ? JDK_STRIDE : 1;
    return IntStream.range(0, rows.size())
        .filter(i -> i % stride == 0)
        .mapToObj(rows::get)
        .toList();
  }

  private void expect(String[] row, boolean holds) {
    if (!holds) {
      wrong.add(row[0] + " " + row[1] + " " + row[2].substring(0, Math.min(8, row[2].length())));
    }
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static List<String[]> rows(String name, int count) throws IOException {
    Path file = VECTORS.resolve(name + ".tsv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      List<String[]> rows = reader.lines().map(line -> line.split("\t", -1)).toList();
      assertThat(rows).hasSize(count);
      return rows;
    }
  }

  /** Gives scripted bytes, once. */
  private static final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] script;
    private int at;

    ScriptedRandom(byte[] script) {
      this.script = script;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(script, at, bytes, 0, bytes.length);
      at += bytes.length;
    }
  }
}
