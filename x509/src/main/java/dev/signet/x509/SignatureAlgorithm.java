// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.x509.crypto.VerifyUse;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;

/**
 * How something is signed (RFC 5280, 4.1.1.2).
 *
 * @param oid the algorithm
 * @param encoded the whole AlgorithmIdentifier
 */
public record SignatureAlgorithm(Oid oid, Bytes encoded) {
  private static final String PSS = "1.2.840.113549.1.1.10";

  /** Object identifier to the name that the JCA uses. */
  private static final Map<String, String> JCA_NAMES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.2", "MD2withRSA"),
          Map.entry("1.2.840.113549.1.1.4", "MD5withRSA"),
          Map.entry("1.2.840.113549.1.1.5", "SHA1withRSA"),
          Map.entry("1.2.840.113549.1.1.14", "SHA224withRSA"),
          Map.entry("1.2.840.113549.1.1.11", "SHA256withRSA"),
          Map.entry("1.2.840.113549.1.1.12", "SHA384withRSA"),
          Map.entry("1.2.840.113549.1.1.13", "SHA512withRSA"),
          Map.entry(PSS, "RSASSA-PSS"),
          Map.entry("1.2.840.10045.4.1", "SHA1withECDSA"),
          Map.entry("1.2.840.10045.4.3.1", "SHA224withECDSA"),
          Map.entry("1.2.840.10045.4.3.2", "SHA256withECDSA"),
          Map.entry("1.2.840.10045.4.3.3", "SHA384withECDSA"),
          Map.entry("1.2.840.10045.4.3.4", "SHA512withECDSA"),
          Map.entry("1.2.840.10040.4.3", "SHA1withDSA"),
          Map.entry("2.16.840.1.101.3.4.3.2", "SHA256withDSA"),
          Map.entry("1.3.101.112", "Ed25519"),
          Map.entry("1.3.101.113", "Ed448"),
          Map.entry("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
          Map.entry("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
          Map.entry("2.16.840.1.101.3.4.3.19", "ML-DSA-87"));

  /** Reads an AlgorithmIdentifier. */
  static SignatureAlgorithm read(DerValue value) {
    DerReader reader = value.sequence();
    Oid oid = reader.next(DerTag.OBJECT_IDENTIFIER).oid();
    if (reader.hasNext()) {
      reader.next();
    }
    reader.end();
    return new SignatureAlgorithm(oid, value.encoded());
  }

  /** What people call an algorithm, else its identifier. */
  static String named(Oid oid) {
    return new SignatureAlgorithm(oid, Bytes.EMPTY).text();
  }

  /** The algorithm with which a key usually signs: the hash as strong as the key. */
  public static SignatureAlgorithm usualFor(SubjectPublicKey key) {
    return switch (key.algorithm()) {
      case "RSA" -> of("1.2.840.113549.1.1.11", true);
      case "EC" ->
          switch (key.bits()) {
            case 384 -> of("1.2.840.10045.4.3.3", false);
            case 521 -> of("1.2.840.10045.4.3.4", false);
            default -> of("1.2.840.10045.4.3.2", false);
          };
      case "Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" ->
          of(key.algorithmOid().dotted(), false);
      default -> throw Finding.about(X509Code.KEY_UNSUPPORTED).found(key.text()).toException();
    };
  }

  private static SignatureAlgorithm of(String dotted, boolean withNull) {
    Oid oid = new Oid(dotted);
    DerWriter writer = new DerWriter();
    writer.sequence(identifier -> {
      identifier.oid(oid);
      // RFC 4055, 5: for RSA the parameters MUST be NULL; RFC 5758, 3.2 and RFC 8410, 3: for
      // the curves they MUST be absent.
      if (withNull) {
        identifier.primitive(DerTag.NULL, new byte[0]);
      }
    });
    return new SignatureAlgorithm(oid, Bytes.of(writer.toArray()));
  }

  /**
   * The name that the JCA uses, for instance {@code SHA256withECDSA}, else the object identifier.
   */
  public String jcaName() {
    return JCA_NAMES.getOrDefault(oid.dotted(), oid.dotted());
  }

  /** The name as people say it: {@code ECDSA with SHA-256}. */
  public String text() {
    String name = jcaName();
    int with = name.indexOf("with");
    return with < 0 ? name : name.substring(with + 4) + " with " + hash(name.substring(0, with));
  }

  private static String hash(String name) {
    return name.startsWith("SHA") ? "SHA-" + name.substring(3) : name;
  }

  /**
   * The hash, as the JCA calls it: {@code SHA256}; empty for algorithms that have it built in, and
   * where PSS's parameters cannot be read.
   */
  public Optional<String> hash() {
    String name = jcaName();
    if (oid.dotted().equals(PSS)) {
      try {
        return pss().map(parameters -> parameters.getDigestAlgorithm().replace("-", ""));
      } catch (GeneralSecurityException e) {
        return Optional.empty();
      }
    }
    int with = name.indexOf("with");
    return with < 0 ? Optional.empty() : Optional.of(name.substring(0, with));
  }

  /** Whether the AlgorithmIdentifier has parameters other than NULL. */
  public boolean hasParameters() {
    DerReader reader = DerReader.single(encoded).sequence();
    reader.next();
    return reader.hasNext() && reader.next().tag() != DerTag.NULL;
  }

  /** Whether the AlgorithmIdentifier has parameters, be they NULL. */
  public boolean hasAnyParameters() {
    DerReader reader = DerReader.single(encoded).sequence();
    reader.next();
    return reader.hasNext();
  }

  /**
   * Refuses an algorithm that this program does not know.
   *
   * @throws dev.signet.explain.FindingException {@code signature-algorithm-unsupported}
   */
  void demandKnown() {
    if (!JCA_NAMES.containsKey(oid.dotted())) {
      throw Finding.about(X509Code.SIGNATURE_ALGORITHM_UNSUPPORTED).found(text()).toException();
    }
  }

  /** The family of a signature by this key; empty where key and algorithm do not go together. */
  public Optional<VerifyUse> use(SubjectPublicKey key) {
    String name = jcaName();
    boolean pss = oid.dotted().equals(PSS);
    return switch (key.algorithm()) {
      case "RSA" ->
          pss ? Optional.of(VerifyUse.RSA_PSS) : where(name.endsWith("withRSA"), VerifyUse.RSA);
      case "RSASSA-PSS" -> where(pss, VerifyUse.RSA_PSS_KEY);
      case "EC" -> where(name.endsWith("withECDSA"), VerifyUse.ECDSA);
      case "DSA" -> where(name.endsWith("withDSA"), VerifyUse.DSA);
      case "Ed25519" -> where(name.equals(key.algorithm()), VerifyUse.ED25519);
      case "Ed448" -> where(name.equals(key.algorithm()), VerifyUse.ED448);
      case "ML-DSA-44", "ML-DSA-65", "ML-DSA-87" ->
          where(name.equals(key.algorithm()), VerifyUse.ML_DSA);
      default -> Optional.empty();
    };
  }

  private static Optional<VerifyUse> where(boolean fits, VerifyUse use) {
    return fits ? Optional.of(use) : Optional.empty();
  }

  /** The parameters of PSS; empty for other algorithms. */
  Optional<PSSParameterSpec> pss() throws GeneralSecurityException {
    if (!oid.dotted().equals(PSS)) {
      return Optional.empty();
    }
    DerReader reader = DerReader.single(encoded).sequence();
    reader.next();
    if (!reader.hasNext()) {
      // RFC 4055, 3.1: the defaults are SHA-1 and a salt of 20 bytes.
      return Optional.of(new PSSParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, 20, 1));
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(reader.next().encoded().toArray());
      return Optional.of(parameters.getParameterSpec(PSSParameterSpec.class));
    } catch (IOException e) {
      throw new GeneralSecurityException("parameters of PSS that cannot be read", e);
    }
  }

  /** The algorithm as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
