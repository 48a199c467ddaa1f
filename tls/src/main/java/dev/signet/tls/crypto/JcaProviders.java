// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One JCA provider per use.
 *
 * <p>A provider is always named to {@code getInstance}: the process's order of registered providers
 * is other people's, and putting a native one first there breaks other code.
 */
final class JcaProviders {
  private final Map<CryptoUse, Provider> byUse;

  private JcaProviders(Map<CryptoUse, Provider> byUse) {
    this.byUse = byUse;
  }

  /** The JDK's own. */
  static JcaProviders jdk() {
    Map<CryptoUse, Provider> byUse = new EnumMap<>(CryptoUse.class);
    for (CryptoUse use : CryptoUse.values()) {
      byUse.put(use, jdkProvider(use));
    }
    return new JcaProviders(byUse);
  }

  Provider of(CryptoUse use) {
    return Objects.requireNonNull(byUse.get(use));
  }

  Map<CryptoUse, Provider> all() {
    return Collections.unmodifiableMap(byUse);
  }

  static boolean isConscrypt(Provider provider) {
    return provider.getName().equals("Conscrypt");
  }

  private static Provider jdkProvider(CryptoUse use) {
    String name =
        switch (use) {
          case DIGEST, ML_DSA -> "SUN";
          case MAC, AES_GCM, CHACHA20_POLY1305, ML_KEM -> "SunJCE";
          case X25519, NIST_CURVES, ECDSA_SIGN, ECDSA_VERIFY -> "SunEC";
          case ED25519_SIGN, ED25519_VERIFY, ED448 -> "SunEC";
          case RSA_SIGN, RSA_VERIFY, RSA_PSS_KEYS -> "SunRsaSign";
        };
    Provider provider = Security.getProvider(name);
    if (provider == null) {
      throw new IllegalStateException("this JDK runs without its provider " + name);
    }
    return provider;
  }
}
