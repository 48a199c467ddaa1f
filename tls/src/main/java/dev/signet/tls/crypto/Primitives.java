// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import dev.signet.tls.suite.HashAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Map;
import javax.crypto.Mac;

/**
 * The cryptography of the engine: JCA providers, one chosen per algorithm and always named, never
 * the order that the process has registered them in.
 *
 * <p>Immutable and thread-safe; what it gives is not.
 */
public final class Primitives {
  private final JcaProviders providers;

  private Primitives(JcaProviders providers) {
    this.providers = providers;
  }

  /** The JDK's own providers alone. */
  public static Primitives jdk() {
    return new Primitives(JcaProviders.jdk());
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
}
