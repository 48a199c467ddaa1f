// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.key;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.tls.Credential;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.wire.Bytes;
import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.X509Code;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private key that is ready to sign, with the chain that goes with it.
 *
 * <p>The JDK's "PKIX" key manager decrypts the key of a PKCS#12 file anew in every handshake, which
 * costs more than all else in it; here that happened once, before.
 */
public final class HeldKey {
  private final String alias;
  private final List<Certificate> chain;
  private final PrivateKey key;
  private final Credential credential;

  private HeldKey(
      String alias, List<Certificate> chain, PrivateKey key, Primitives primitives, KeyKind kind) {
    this.alias = alias;
    this.chain = chain;
    this.key = key;
    this.credential =
        Credential.of(
            chain.stream().map(one -> Bytes.wrap(one.encoded().toArray())).toList(),
            new PrivateKeySigner(primitives, key, kind));
  }

  /**
   * Puts a key and its chain together.
   *
   * @param alias what to call it
   * @param chain the certificate of the key first
   * @throws FindingException {@code private-key-foreign}, {@code chain-unordered}, {@code
   *     key-unsupported}
   */
  public static HeldKey of(
      String alias, List<Certificate> chain, PrivateKey key, Primitives primitives) {
    @Nullable KeyKind kind = KeyKind.of(key);
    if (kind == null) {
      throw Finding.about(X509Code.KEY_UNSUPPORTED).found(key.getAlgorithm()).toException();
    }
    ChainOrder.check(chain, key);
    // A key that cannot be encoded lies in a module, which a probe might make ask for a passphrase.
    if (key.getEncoded() != null && !chain.getFirst().key().matches(key)) {
      throw Finding.about(JsseCode.PRIVATE_KEY_FOREIGN)
          .subject(chain.getFirst().shortText())
          .wanted("a key " + chain.getFirst().key().text())
          .found("another key " + key.getAlgorithm())
          .toException();
    }
    return new HeldKey(alias, List.copyOf(chain), key, primitives, kind);
  }

  /**
   * A key and a chain that an application's own key manager gives, unchecked because this happens
   * in every handshake; empty where the engine cannot use such a key.
   */
  public static Optional<Credential> unchecked(
      X509Certificate[] chain, PrivateKey key, Primitives primitives) {
    @Nullable KeyKind kind = KeyKind.of(key);
    if (kind == null) {
      return Optional.empty();
    }
    List<Bytes> encoded = Arrays.stream(chain).map(HeldKey::encoded).toList();
    return Optional.of(Credential.of(encoded, new PrivateKeySigner(primitives, key, kind)));
  }

  /** What it is called. */
  public String alias() {
    return alias;
  }

  /** Its certificates, the key's own first. */
  public List<Certificate> chain() {
    return chain;
  }

  /** The key's own certificate. */
  public Certificate leaf() {
    return chain.getFirst();
  }

  /** The key itself. */
  public PrivateKey key() {
    return key;
  }

  /** The same for the engine. */
  public Credential credential() {
    return credential;
  }

  /** The chain for the JCA. */
  public X509Certificate[] jdkChain() {
    return chain.stream().map(Certificate::toX509).toArray(X509Certificate[]::new);
  }

  /**
   * Whether it is of a type as key managers are asked for it: {@code EC}, {@code RSA}, {@code
   * RSASSA-PSS}, {@code EdDSA} …, also {@code EC_RSA} and {@code ECDHE_ECDSA}.
   */
  boolean isOfType(String type) {
    SubjectPublicKey held = leaf().key();
    String wanted = type.toUpperCase(Locale.ROOT);
    return switch (held.algorithm()) {
      case "EC" -> wanted.equals("EC") || wanted.startsWith("EC_") || wanted.endsWith("_ECDSA");
      case "RSA" -> wanted.equals("RSA") || (wanted.endsWith("_RSA") && !wanted.startsWith("EC_"));
      case "Ed25519", "Ed448" ->
          wanted.equals("EDDSA") || wanted.equals(held.algorithm().toUpperCase(Locale.ROOT));
      default ->
          wanted.equals(held.algorithm().toUpperCase(Locale.ROOT))
              || (held.algorithm().startsWith("ML-DSA") && wanted.equals("ML-DSA"));
    };
  }

  /** Whether one of some issuers, by DER name, stands in the chain; none at all means any. */
  boolean isFrom(List<Bytes> issuers) {
    return issuers.isEmpty()
        || chain.stream()
            .map(one -> Bytes.wrap(one.issuer().encoded().toArray()))
            .anyMatch(issuers::contains);
  }

  private static Bytes encoded(X509Certificate certificate) {
    try {
      return Bytes.wrap(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException("a certificate without encoding", e);
    }
  }

  /** Its alias and its first name, not the key. */
  @Override
  public String toString() {
    return "HeldKey[" + alias + ", " + leaf().shortText() + "]";
  }
}
