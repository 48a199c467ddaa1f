// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

import static dev.signet.tls.crypto.ForeignProviders.BOUNCY_CASTLE;
import static dev.signet.tls.crypto.ForeignProviders.CONSCRYPT;
import static dev.signet.tls.crypto.ForeignProviders.CORRETTO;

import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
    return of(Map.of());
  }

  /** These, and the JDK's for all other uses. */
  static JcaProviders of(Map<CryptoUse, Provider> chosen) {
    Map<CryptoUse, Provider> byUse = new EnumMap<>(CryptoUse.class);
    for (CryptoUse use : CryptoUse.values()) {
      Provider provider = chosen.get(use);
      byUse.put(use, provider == null ? jdkProvider(use) : provider);
    }
    return new JcaProviders(byUse);
  }

  /**
   * The fastest that are present, by a table that was measured: a ranking at start-up would cost
   * more than it gains and differ from one start to the next. They are looked for once.
   */
  static JcaProviders fastest() {
    return Fastest.FOUND;
  }

  /** The fastest of the JDK and of these, with those first that come first in the table. */
  static JcaProviders fastestOf(Set<ForeignProviders> admitted) {
    Map<ForeignProviders, Provider> present = new EnumMap<>(ForeignProviders.class);
    for (ForeignProviders foreign : admitted) {
      foreign.load().ifPresent(provider -> present.put(foreign, provider));
    }
    Map<CryptoUse, Provider> byUse = new EnumMap<>(CryptoUse.class);
    for (CryptoUse use : CryptoUse.values()) {
      byUse.put(use, firstOf(fasterThanJdk(use), present, use));
    }
    return new JcaProviders(byUse);
  }

  private static Provider firstOf(
      List<ForeignProviders> ranked, Map<ForeignProviders, Provider> present, CryptoUse use) {
    for (ForeignProviders candidate : ranked) {
      Provider provider = present.get(candidate);
      if (provider != null) {
        return provider;
      }
    }
    return jdkProvider(use);
  }

  // Bouncy Castle's scalar multiplication was not looked at for constant time: it gets ephemeral
  // keys and what is public, never a long-term key.
  private static List<ForeignProviders> fasterThanJdk(CryptoUse use) {
    return switch (use) {
      case X25519 -> List.of(CONSCRYPT, BOUNCY_CASTLE);
      case NIST_CURVES, ECDSA_VERIFY -> List.of(CORRETTO, CONSCRYPT, BOUNCY_CASTLE);
      case ECDSA_SIGN -> List.of(CORRETTO, CONSCRYPT);
      case RSA_SIGN, RSA_VERIFY -> List.of(CORRETTO);
      case ED25519_SIGN, ED25519_VERIFY -> List.of(CORRETTO);
      case AES_GCM, MAC -> List.of(CORRETTO);
      case DIGEST, CHACHA20_POLY1305, ML_KEM, ML_DSA, ED448, RSA_PSS_KEYS -> List.of();
    };
  }

  /** Holds what was found, from first use on. */
  private static final class Fastest {
    static final JcaProviders FOUND = fastestOf(EnumSet.allOf(ForeignProviders.class));
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
