// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.KeyKind;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Objects;

/** Signs and verifies with the provider that was chosen for the scheme. */
final class Signatures {
  private final JcaProviders providers;

  Signatures(JcaProviders providers) {
    this.providers = providers;
  }

  /** Made for a key that is in memory: by the chosen provider. */
  byte[] signHere(SignatureScheme scheme, PrivateKey key, byte[] content)
      throws GeneralSecurityException {
    Signature signature = begin(scheme, providers.of(signUse(scheme.keyKind())));
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }

  /**
   * Made for a key in a hardware module or another process, which cannot be given to another
   * provider: the JCA finds the one that the key belongs to.
   */
  static byte[] signElsewhere(SignatureScheme scheme, PrivateKey key, byte[] content)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SignatureNames.of(scheme));
    // Before the parameters: the first provider that is asked for those would be taken for good.
    signature.initSign(key);
    setPss(scheme, signature);
    signature.update(content);
    return signature.sign();
  }

  /** The same key as one of the provider's that signs with its kind, where that has such. */
  PrivateKey translate(KeyKind kind, PrivateKey key) {
    try {
      Provider provider = providers.of(signUse(kind));
      return (PrivateKey) KeyFactory.getInstance(key.getAlgorithm(), provider).translateKey(key);
    } catch (GeneralSecurityException | RuntimeException _) {
      // It takes the key as it is, then, or says in a signature why it cannot.
      return key;
    }
  }

  boolean verify(SignatureScheme scheme, PublicKey key, byte[] content, Bytes proof)
      throws InvalidKeyException {
    if (scheme.keyKind().isEcdsa() && !EcdsaForm.isDer(proof)) {
      return false;
    }
    try {
      Signature signature = begin(scheme, providers.of(verifyUse(scheme.keyKind())));
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(proof.toArray());
    } catch (SignatureException _) {
      // Not even the form of a signature.
      return false;
    } catch (InvalidKeyException e) {
      throw e;
    } catch (IllegalArgumentException | ProviderException e) {
      // BouncyCastle's answer to a key whose point is not on its curve.
      throw new InvalidKeyException(e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the chosen provider lacks " + scheme, e);
    }
  }

  private static Signature begin(SignatureScheme scheme, Provider provider)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(SignatureNames.of(scheme), provider);
    setPss(scheme, signature);
    return signature;
  }

  private static void setPss(SignatureScheme scheme, Signature signature)
      throws GeneralSecurityException {
    if (scheme.padding() == SignatureScheme.Padding.PSS) {
      signature.setParameter(SignatureNames.pss(Objects.requireNonNull(scheme.hash())));
    }
  }

  private static CryptoUse signUse(KeyKind kind) {
    return switch (kind) {
      case RSA -> CryptoUse.RSA_SIGN;
      case RSA_PSS -> CryptoUse.RSA_PSS_KEYS;
      case EC_P256, EC_P384, EC_P521 -> CryptoUse.ECDSA_SIGN;
      case ED25519 -> CryptoUse.ED25519_SIGN;
      case ED448 -> CryptoUse.ED448;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> CryptoUse.ML_DSA;
    };
  }

  private static CryptoUse verifyUse(KeyKind kind) {
    return switch (kind) {
      case RSA -> CryptoUse.RSA_VERIFY;
      case RSA_PSS -> CryptoUse.RSA_PSS_KEYS;
      case EC_P256, EC_P384, EC_P521 -> CryptoUse.ECDSA_VERIFY;
      case ED25519 -> CryptoUse.ED25519_VERIFY;
      case ED448 -> CryptoUse.ED448;
      case ML_DSA_44, ML_DSA_65, ML_DSA_87 -> CryptoUse.ML_DSA;
    };
  }
}
