// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.AeadAlgorithm;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.KemParameters;
import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

/**
 * The cryptography of the engine: JCA providers, one chosen per algorithm and always named, never
 * the order that the process has registered them in.
 *
 * <p>Immutable and thread-safe; what it gives is not.
 */
public final class Primitives {
  private static final List<NamedGroup> X25519_FIRST =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024,
          NamedGroup.X25519,
          NamedGroup.SECP256R1,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1);

  // X25519MLKEM768 stays first: it is the hybrid that everybody has.
  private static final List<NamedGroup> P256_FIRST =
      List.of(
          NamedGroup.X25519MLKEM768,
          NamedGroup.SECP256R1MLKEM768,
          NamedGroup.SECP384R1MLKEM1024,
          NamedGroup.SECP256R1,
          NamedGroup.X25519,
          NamedGroup.SECP384R1,
          NamedGroup.SECP521R1);

  private final JcaProviders providers;
  private final Signatures signatures;

  private Primitives(JcaProviders providers) {
    this.providers = providers;
    this.signatures = new Signatures(providers);
  }

  /** The JDK's own providers alone. */
  public static Primitives jdk() {
    return new Primitives(JcaProviders.jdk());
  }

  /**
   * The fastest providers that are on the path: Amazon Corretto Crypto Provider, Conscrypt and
   * Bouncy Castle where they are, each for what it does best, and the JDK for the rest.
   */
  public static Primitives fastest() {
    return new Primitives(JcaProviders.fastest());
  }

  /**
   * Agrees on a key with itself: native providers take a tenth of a second of preparation at their
   * first use, which the first connection should not pay.
   */
  public void warm(SecureRandom random) {
    try {
      for (NamedGroup group : List.of(NamedGroup.X25519, NamedGroup.SECP256R1)) {
        Agreement agreement = answer(group, begin(group, random).share(), random);
        Arrays.fill(agreement.secret(), (byte) 0);
      }
    } catch (TlsFault e) {
      throw new IllegalStateException("a provider's own share is a good one", e);
    }
  }

  /**
   * Providers of the caller's choice, such as a hardware module's or a validated one, and the JDK
   * for every use that is not named.
   *
   * @param chosen each has what its use needs, which shows when it is used
   */
  public static Primitives of(Map<CryptoUse, Provider> chosen) {
    return new Primitives(JcaProviders.of(chosen));
  }

  static Primitives of(JcaProviders providers) {
    return new Primitives(providers);
  }

  /**
   * The groups, those first that a hybrid makes safe against a recorded connection being broken
   * later, then those that are fast with these providers.
   */
  public List<NamedGroup> groupsBySpeed() {
    boolean nativeX25519 = JcaProviders.isConscrypt(providers.of(CryptoUse.X25519));
    boolean nativeP256 = !providers.of(CryptoUse.NIST_CURVES).getName().equals("SunEC");
    return nativeP256 && !nativeX25519 ? P256_FIRST : X25519_FIRST;
  }

  /** The provider that serves each use, for those who want to see the choice. */
  public Map<CryptoUse, Provider> choices() {
    return providers.all();
  }

  /** A digest that can be cloned. */
  public MessageDigest digest(HashAlgorithm hash) {
    try {
      return MessageDigest.getInstance(hash.digestName(), providers.of(CryptoUse.DIGEST));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + hash.digestName(), e);
    }
  }

  /** HMAC and HKDF for one connection. */
  public Hkdf hkdf(HashAlgorithm hash) {
    try {
      Mac mac = Mac.getInstance(hash.hmacName(), providers.of(CryptoUse.MAC));
      return new Hkdf(hash, mac, digest(hash));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + hash.hmacName(), e);
    }
  }

  /** A key that seals; the array stays the caller's to wipe, the JDK keeps a copy. */
  public Aead sealing(AeadAlgorithm algorithm, byte[] key) {
    return Aead.sealing(algorithm, providers.of(use(algorithm)), key);
  }

  /** A key that opens; the array stays the caller's to wipe, the JDK keeps a copy. */
  public Aead opening(AeadAlgorithm algorithm, byte[] key) {
    return Aead.opening(algorithm, providers.of(use(algorithm)), key);
  }

  private static CryptoUse use(AeadAlgorithm algorithm) {
    return switch (algorithm) {
      case AES_128_GCM, AES_256_GCM -> CryptoUse.AES_GCM;
      case CHACHA20_POLY1305 -> CryptoUse.CHACHA20_POLY1305;
    };
  }

  /** A client's side of a key exchange, with new ephemeral keys. */
  public KeyExchange begin(NamedGroup group, SecureRandom random) {
    KemParameters parameters = group.kem();
    if (parameters == null) {
      return beginOnCurve(group, random);
    }
    KemExchange kem = kem(parameters);
    return group.isHybrid()
        ? new KeyExchange(beginOnCurve(group.curve(), random), group, kem, kem.generate(random))
        : new KeyExchange(group, kem, kem.generate(random));
  }

  private KeyExchange beginOnCurve(NamedGroup curve, SecureRandom random) {
    CurveExchange exchange = curve(curve);
    return new KeyExchange(curve, exchange, exchange.generate(random));
  }

  /**
   * A server's side of a key exchange: what goes back, and the secret.
   *
   * @throws TlsFault where the client's share is of the wrong length, off the curve or of small
   *     order
   */
  public Agreement answer(NamedGroup group, Bytes peerShare, SecureRandom random) throws TlsFault {
    KeyExchange.requireLength(group, group.clientShareLength(), peerShare);
    KemParameters parameters = group.kem();
    if (parameters == null) {
      return answerOnCurve(group, peerShare, random);
    }
    if (!group.isHybrid()) {
      return kem(parameters).encapsulate(peerShare, random);
    }
    Bytes curveShare = Hybrid.curvePart(group, peerShare);
    Agreement kem = kem(parameters).encapsulate(Hybrid.kemPart(group, peerShare), random);
    Agreement curve = answerOnCurve(group.curve(), curveShare, random);
    byte[] share = Hybrid.join(group, kem.share().toArray(), curve.share().toArray());
    byte[] secret = Hybrid.join(group, kem.secret(), curve.secret());
    Arrays.fill(kem.secret(), (byte) 0);
    Arrays.fill(curve.secret(), (byte) 0);
    return new Agreement(Bytes.wrap(share), secret);
  }

  private Agreement answerOnCurve(NamedGroup curve, Bytes peerShare, SecureRandom random)
      throws TlsFault {
    KeyExchange own = begin(curve, random);
    return new Agreement(own.share(), own.finish(peerShare));
  }

  /**
   * A new key pair that agrees many times, from the JDK's own provider: it is a long-term key, for
   * which Bouncy Castle is not asked.
   */
  public StaticKeyPair generateStatic(NamedGroup curve, SecureRandom random) {
    return StaticKeyPair.generate(curve, JcaProviders.jdk().of(use(curve)), random);
  }

  /**
   * Such a key pair from its raw keys.
   *
   * @param privateKey stays the caller's to wipe
   * @param share the public key, which is not compared with the private one
   * @throws GeneralSecurityException where the private key is none of this curve
   */
  public StaticKeyPair readStatic(NamedGroup curve, byte[] privateKey, Bytes share)
      throws GeneralSecurityException {
    return StaticKeyPair.read(curve, JcaProviders.jdk().of(use(curve)), privateKey, share);
  }

  /** A long-term key, taken in by the provider that signs with its kind. */
  public SigningKey signingKey(KeyKind kind, PrivateKey key) {
    return SigningKey.of(kind, key, signatures);
  }

  /**
   * Whether a signature is the key's over a content.
   *
   * @throws TlsFault where a key of its kind cannot sign so in this version
   */
  public boolean verify(
      ProtocolVersion version, SignatureScheme scheme, PublicKey key, byte[] content, Bytes proof)
      throws TlsFault {
    KeyKind kind = KeyKind.of(key);
    if (kind == null || !scheme.fits(kind, version)) {
      String found = kind == null ? key.getAlgorithm() : kind.name();
      throw PeerMisbehaved.SIGNATURE_SCHEME_UNFIT.toFault("", found, scheme.label());
    }
    try {
      return signatures.verify(scheme, key, content, proof);
    } catch (InvalidKeyException _) {
      throw PeerMisbehaved.SIGNATURE_SCHEME_UNFIT.toFault("", kind.name(), scheme.label());
    }
  }

  private CurveExchange curve(NamedGroup group) {
    NamedGroup curve = group.curve();
    return new CurveExchange(curve, providers.of(use(curve)));
  }

  private static CryptoUse use(NamedGroup curve) {
    return curve == NamedGroup.X25519 ? CryptoUse.X25519 : CryptoUse.NIST_CURVES;
  }

  private KemExchange kem(KemParameters parameters) {
    return new KemExchange(parameters, providers.of(CryptoUse.ML_KEM));
  }
}
