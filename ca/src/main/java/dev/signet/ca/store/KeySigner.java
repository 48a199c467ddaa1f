// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.SignatureAlgorithm;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.crypto.VerifyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.Set;

/** Signs with a key of this process, as keys of its kind usually sign. */
final class KeySigner implements Signer {
  /** Bouncy Castle is not among them: for keys that last it promises too little about timing. */
  private static final Set<String> NATIVES = Set.of("AmazonCorrettoCryptoProvider", "Conscrypt");

  private final String owner;
  private final PublicKey publicKey;
  private final SignatureAlgorithm algorithm;
  private final PrivateKey privateKey;
  private final Provider provider;

  KeySigner(String owner, PublicKey publicKey, PrivateKey privateKey) {
    SubjectPublicKey key = SubjectPublicKey.of(publicKey);
    this.owner = owner;
    this.publicKey = publicKey;
    this.algorithm = SignatureAlgorithm.usualFor(key);
    VerifyUse use = algorithm.use(key).orElseThrow();
    // A native provider's signature takes an eighth of the JDK's time.
    Provider fastest = VerifyProviders.fastest().of(use);
    Optional<PrivateKey> foreign =
        NATIVES.contains(fastest.getName()) ? translated(privateKey, fastest) : Optional.empty();
    this.privateKey = foreign.orElse(privateKey);
    this.provider = foreign.isPresent() ? fastest : VerifyProviders.jdk().of(use);
  }

  /**
   * A signer with a key that was stored.
   *
   * @param pkcs8 the private key, which the caller wipes
   * @throws GeneralSecurityException where it is not of the public key's kind
   */
  static KeySigner open(String owner, SubjectPublicKey key, byte[] pkcs8)
      throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(key.algorithm());
    return new KeySigner(
        owner, key.toPublicKey(), factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
  }

  /** The key as the provider's own, so that it is not translated for each signature. */
  private static Optional<PrivateKey> translated(PrivateKey key, Provider provider) {
    try {
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(key.getEncoded());
      KeyFactory factory = KeyFactory.getInstance(key.getAlgorithm(), provider);
      return Optional.of(factory.generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(algorithm.jcaName(), provider);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      Finding finding =
          Finding.about(CaCode.SIGNER_FAILED)
              .subject(owner)
              .found(String.valueOf(e.getMessage()))
              .build();
      throw new FindingException(finding, e);
    }
  }
}
