// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;

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
   * Whether a signature fits.
   *
   * @return false also where the signature or the key is malformed
   * @throws dev.signet.explain.FindingException {@code signature-algorithm-unsupported}
   */
  public boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    Signature verifier = verifier();
    try {
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException malformed) {
      // Providers answer hostile signatures and keys with unchecked exceptions too.
      return false;
    }
  }

  private Signature verifier() {
    try {
      Signature verifier = Signature.getInstance(jcaName());
      if (oid.dotted().equals(PSS)) {
        verifier.setParameter(pssParameters());
      }
      return verifier;
    } catch (GeneralSecurityException | IOException e) {
      throw Finding.about(X509Code.SIGNATURE_ALGORITHM_UNSUPPORTED).found(text()).toException();
    }
  }

  private PSSParameterSpec pssParameters() throws GeneralSecurityException, IOException {
    DerReader reader = DerReader.single(encoded.toArray()).sequence();
    reader.next();
    if (!reader.hasNext()) {
      // RFC 4055, 3.1: the defaults are SHA-1 and a salt of 20 bytes.
      return new PSSParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, 20, 1);
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    parameters.init(reader.next().encoded().toArray());
    return parameters.getParameterSpec(PSSParameterSpec.class);
  }

  /** The algorithm as {@link #text()}. */
  @Override
  public String toString() {
    return text();
  }
}
