// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;

/**
 * A key pair on a curve that agrees with many peers, where {@link KeyExchange} serves once. Raw
 * keys are as RFC 7748 and RFC 9180, 7.1 write them: 32 bytes, or the scalar in as many bytes as
 * the curve has. Immutable, thread-safe.
 */
public final class StaticKeyPair {
  private final NamedGroup curve;
  private final CurveExchange exchange;
  private final KeyPair pair;
  private final Bytes share;

  private StaticKeyPair(NamedGroup curve, Provider provider, PrivateKey key, Bytes share) {
    this.curve = curve;
    this.exchange = new CurveExchange(curve, provider);
    this.pair = new KeyPair(null, key);
    this.share = share;
  }

  static StaticKeyPair generate(NamedGroup curve, Provider provider, SecureRandom random) {
    CurveExchange exchange = new CurveExchange(curve, provider);
    KeyPair pair = exchange.generate(random);
    Bytes share = Bytes.wrap(exchange.share(pair));
    return new StaticKeyPair(curve, provider, pair.getPrivate(), share);
  }

  static StaticKeyPair read(NamedGroup curve, Provider provider, byte[] raw, Bytes share)
      throws GeneralSecurityException {
    if (raw.length != curve.secretLength()) {
      throw new GeneralSecurityException("a private key of " + raw.length + " bytes");
    }
    KeyFactory factory =
        KeyFactory.getInstance(curve == NamedGroup.X25519 ? "XDH" : "EC", provider);
    PrivateKey key = factory.generatePrivate(spec(curve, provider, raw));
    return new StaticKeyPair(curve, provider, key, share);
  }

  private static KeySpec spec(NamedGroup curve, Provider provider, byte[] raw)
      throws GeneralSecurityException {
    if (curve == NamedGroup.X25519) {
      return new XECPrivateKeySpec(NamedParameterSpec.X25519, raw);
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC", provider);
    parameters.init(new ECGenParameterSpec(curve.label()));
    BigInteger scalar = new BigInteger(1, raw);
    ECParameterSpec domain = parameters.getParameterSpec(ECParameterSpec.class);
    if (scalar.signum() == 0 || scalar.compareTo(domain.getOrder()) >= 0) {
      throw new GeneralSecurityException("a scalar outside of the curve's order");
    }
    return new ECPrivateKeySpec(scalar, domain);
  }

  /** The curve. */
  public NamedGroup curve() {
    return curve;
  }

  /** The public key as it goes over the wire. */
  public Bytes share() {
    return share;
  }

  /**
   * The secret that this key and a peer's share, which the caller must wipe.
   *
   * @throws TlsFault where the share is of the wrong length, off the curve or of small order
   */
  public byte[] agree(Bytes peerShare) throws TlsFault {
    return exchange.agree(pair, peerShare);
  }

  /** A copy of the raw private key, which the caller must wipe. */
  public byte[] privateKey() {
    return switch (pair.getPrivate()) {
      case XECPrivateKey key -> key.getScalar().orElseThrow();
      case ECPrivateKey key -> fixedLength(key.getS(), curve.secretLength());
      default -> throw new IllegalStateException("a key of another kind on " + curve);
    };
  }

  private static byte[] fixedLength(BigInteger scalar, int length) {
    byte[] signed = scalar.toByteArray();
    int extra = Math.max(0, signed.length - length);
    byte[] raw = new byte[length];
    int count = signed.length - extra;
    System.arraycopy(signed, extra, raw, length - count, count);
    Arrays.fill(signed, (byte) 0);
    return raw;
  }
}
