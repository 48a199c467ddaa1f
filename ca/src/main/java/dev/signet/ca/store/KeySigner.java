// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
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

/** Signs with a P-256 key of this process: ECDSA with SHA-256 (RFC 5758, 3.2). */
final class KeySigner implements Signer {
  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";

  /** Bouncy Castle is not among them: for keys that last it promises too little about timing. */
  private static final Set<String> NATIVES = Set.of("AmazonCorrettoCryptoProvider", "Conscrypt");

  private static final Provider JDK = VerifyProviders.jdk().of(VerifyUse.ECDSA);
  private static final Optional<Provider> NATIVE = nativeProvider();

  private final String owner;
  private final PublicKey publicKey;
  private final PrivateKey privateKey;
  private final Provider provider;

  KeySigner(String owner, PublicKey publicKey, PrivateKey privateKey) {
    this.owner = owner;
    this.publicKey = publicKey;
    Optional<PrivateKey> foreign = NATIVE.flatMap(n -> translated(privateKey, n));
    this.privateKey = foreign.orElse(privateKey);
    this.provider = foreign.isPresent() ? NATIVE.orElseThrow() : JDK;
  }

  /** A native provider's signature takes an eighth of the JDK's time. */
  private static Optional<Provider> nativeProvider() {
    Provider fastest = VerifyProviders.fastest().of(VerifyUse.ECDSA);
    return NATIVES.contains(fastest.getName()) ? Optional.of(fastest) : Optional.empty();
  }

  /** The key as the provider's own, so that it is not translated for each signature. */
  private static Optional<PrivateKey> translated(PrivateKey key, Provider provider) {
    try {
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(key.getEncoded());
      return Optional.of(KeyFactory.getInstance("EC", provider).generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String algorithm() {
    return ECDSA_SHA256;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA", provider);
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
