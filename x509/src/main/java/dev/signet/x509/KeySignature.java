// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.crypto.VerifyUse;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * A signature on something, before it is known whose it is.
 *
 * @param algorithm how it was made, as its maker says
 * @param content what was signed
 * @param signature the signature itself
 */
public record KeySignature(SignatureAlgorithm algorithm, Bytes content, Bytes signature) {
  /**
   * Whether a key made it.
   *
   * @return false also for algorithms that are not supported, and for keys and signatures that are
   *     malformed, too costly or of another kind than the algorithm
   */
  public boolean isBy(SubjectPublicKey key, VerifyProviders providers) {
    Optional<VerifyUse> use = algorithm.use(key);
    if (use.isEmpty() || key.isCostly() || (use.get() == VerifyUse.ECDSA && !isDer())) {
      return false;
    }
    try {
      return verify(key, providers.of(use.get()));
    } catch (GeneralSecurityException | RuntimeException malformed) {
      // Providers answer hostile signatures and keys with unchecked exceptions too.
      return false;
    }
  }

  /** The signature says it all: equal ones are on equal contents, or one of them is forged. */
  @Override
  public int hashCode() {
    return signature.hashCode();
  }

  private boolean verify(SubjectPublicKey key, Provider provider) throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm.jcaName(), provider);
    Optional<java.security.spec.PSSParameterSpec> pss = algorithm.pss();
    if (pss.isPresent()) {
      verifier.setParameter(pss.get());
    }
    verifier.initVerify(publicKey(key, provider));
    content.feed(verifier);
    return verifier.verify(signature.toArray());
  }

  /** The provider's own key where it makes one, which saves it the translation of a foreign one. */
  private static PublicKey publicKey(SubjectPublicKey key, Provider provider)
      throws GeneralSecurityException {
    String family = key.family();
    return provider.getService("KeyFactory", family) == null
        ? key.toPublicKey()
        : KeyFactory.getInstance(family, provider)
            .generatePublic(new X509EncodedKeySpec(key.encoded().toArray()));
  }

  /**
   * RFC 3279, 2.2.3: a DER SEQUENCE of two INTEGERs. Some providers bear other encodings, and then
   * one certificate has several fingerprints.
   */
  private boolean isDer() {
    try {
      DerReader pair = DerReader.single(signature).sequence();
      boolean positive = pair.next(DerTag.INTEGER).isPositiveInteger();
      positive &= pair.next(DerTag.INTEGER).isPositiveInteger();
      pair.end();
      return positive;
    } catch (DerException e) {
      return false;
    }
  }
}
