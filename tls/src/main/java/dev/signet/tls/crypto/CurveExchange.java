// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KeyAgreement;

/** Diffie-Hellman on one curve, from raw shares to the raw secret. */
final class CurveExchange {
  private static final byte UNCOMPRESSED = 4;

  private final NamedGroup curve;
  private final Provider provider;
  private final KeyEnvelope envelope;

  CurveExchange(NamedGroup curve, Provider provider) {
    this.curve = curve;
    this.provider = provider;
    this.envelope = KeyEnvelope.of(curve);
  }

  /** A new key pair; a native provider draws from its own random source. */
  KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(keyName(), provider);
      if (curve == NamedGroup.X25519) {
        initializeX25519(generator, random);
      } else {
        generator.initialize(new ECGenParameterSpec(curve.label()), random);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.getName() + " was chosen for " + curve, e);
    }
  }

  private void initializeX25519(KeyPairGenerator generator, SecureRandom random)
      throws GeneralSecurityException {
    // Conscrypt's generator makes X25519 alone and takes no parameters.
    if (!JcaProviders.isConscrypt(provider)) {
      generator.initialize(NamedParameterSpec.X25519, random);
    }
  }

  /** The public key as it goes over the wire. */
  byte[] share(KeyPair pair) {
    return envelope.unwrap(pair.getPublic());
  }

  /** The secret; what the peer sent is checked here. */
  byte[] agree(KeyPair own, Bytes peerShare) throws TlsFault {
    PublicKey peerKey = read(peerShare);
    byte[] secret = computeSecret(own, peerKey);
    if (curve == NamedGroup.X25519 && isZero(secret)) {
      throw ofSmallOrder();
    }
    return secret;
  }

  private PublicKey read(Bytes share) throws TlsFault {
    int length = curve.clientShareLength();
    if (share.length() != length) {
      throw PeerMisbehaved.KEY_SHARE_LENGTH_WRONG.toFault(
          curve.label(), length + " bytes", share.length() + " bytes");
    }
    // RFC 9846 4.2.8.2: "the legacy_form" is 4, other forms are not defined for TLS 1.3; RFC 8422
    // 5.1.2 deprecates them for TLS 1.2.
    if (curve != NamedGroup.X25519 && share.at(0) != UNCOMPRESSED) {
      throw PeerMisbehaved.KEY_SHARE_UNUSABLE.toFault(
          curve.label(), "an uncompressed point", "form " + share.at(0));
    }
    try {
      KeyFactory factory = KeyFactory.getInstance(keyName(), provider);
      return factory.generatePublic(new X509EncodedKeySpec(envelope.wrap(share.toArray())));
    } catch (GeneralSecurityException | RuntimeException _) {
      throw notOnCurve();
    }
  }

  private byte[] computeSecret(KeyPair own, PublicKey peerKey) throws TlsFault {
    KeyAgreement agreement;
    try {
      agreement = KeyAgreement.getInstance(agreementName(), provider);
      agreement.init(own.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.getName() + " was chosen for " + curve, e);
    }
    byte[] secret;
    try {
      agreement.doPhase(peerKey, true);
      secret = agreement.generateSecret();
    } catch (GeneralSecurityException | ProviderException | IllegalStateException _) {
      // Whatever has 32 bytes is a point of Curve25519: a provider refuses only what leads to zero.
      throw curve == NamedGroup.X25519 ? ofSmallOrder() : notOnCurve();
    }
    if (secret.length != curve.secretLength()) {
      throw new IllegalStateException(provider.getName() + " cuts secrets of " + curve);
    }
    return secret;
  }

  private TlsFault ofSmallOrder() {
    return PeerMisbehaved.KEY_SHARE_WEAK.toFault(
        curve.label(), "a point of great order", "one of small order");
  }

  private TlsFault notOnCurve() {
    return PeerMisbehaved.KEY_SHARE_UNUSABLE.toFault(
        curve.label(), "a point on the curve", "another");
  }

  private String keyName() {
    return curve == NamedGroup.X25519 ? "XDH" : "EC";
  }

  private String agreementName() {
    return curve == NamedGroup.X25519 ? "XDH" : "ECDH";
  }

  /**
   * RFC 9846 7.4.2: "implementations MUST check whether the computed Diffie-Hellman shared secret
   * is the all-zero value"; in time that does not depend on the secret.
   */
  private static boolean isZero(byte[] secret) {
    int bits = 0;
    for (byte b : secret) {
      bits |= b;
    }
    return bits == 0;
  }
}
