// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.hpke;

import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.crypto.StaticKeyPair;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** A key pair that messages are encrypted to. Immutable, thread-safe; prints no key. */
public final class HpkeKeyPair {
  private final HpkeKem kem;
  private final StaticKeyPair pair;

  private HpkeKeyPair(HpkeKem kem, StaticKeyPair pair) {
    this.kem = kem;
    this.pair = pair;
  }

  /** A new one. */
  public static HpkeKeyPair generate(HpkeKem kem, Primitives primitives, SecureRandom random) {
    return new HpkeKeyPair(kem, primitives.generateStatic(kem.curve(), random));
  }

  /**
   * One from its raw keys, which are tried with each other.
   *
   * @param privateKey stays the caller's to wipe
   * @throws GeneralSecurityException where one is no key, or they do not belong together
   */
  public static HpkeKeyPair of(HpkePublicKey publicKey, byte[] privateKey, Primitives primitives)
      throws GeneralSecurityException {
    HpkeKem kem = publicKey.kem();
    StaticKeyPair pair = primitives.readStatic(kem.curve(), privateKey, publicKey.key());
    HpkeKeyPair keys = new HpkeKeyPair(kem, pair);
    if (!keys.belongTogether(publicKey, primitives)) {
      throw new GeneralSecurityException("the private key is not that of the public key");
    }
    return keys;
  }

  private boolean belongTogether(HpkePublicKey publicKey, Primitives primitives) {
    try {
      Encapsulation there = publicKey.encapsulate(primitives, new SecureRandom());
      Encapsulation here = decapsulate(there.enc(), primitives);
      return MessageDigest.isEqual(there.secret(), here.secret());
    } catch (TlsFault e) {
      return false;
    }
  }

  /** What others encrypt to. */
  public HpkePublicKey publicKey() {
    return new HpkePublicKey(kem, pair.share());
  }

  /** A copy of the raw private key (RFC 9180, 7.1.2), which the caller must wipe. */
  public byte[] privateKey() {
    return pair.privateKey();
  }

  /**
   * The secret that a sender has agreed on (RFC 9180, 4.1: Decap).
   *
   * @throws TlsFault where that is no public key
   */
  public Encapsulation decapsulate(Bytes enc, Primitives primitives) throws TlsFault {
    byte[] agreed = pair.agree(enc);
    return new Encapsulation(kem, enc, SharedSecret.of(kem, agreed, enc, pair.share(), primitives));
  }

  @Override
  public String toString() {
    return "HpkeKeyPair[" + kem + "]";
  }
}
