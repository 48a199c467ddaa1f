// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.crypto;

import static dev.signet.x509.crypto.ForeignProviders.BOUNCY_CASTLE;
import static dev.signet.x509.crypto.ForeignProviders.CONSCRYPT;
import static dev.signet.x509.crypto.ForeignProviders.CORRETTO;

import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One JCA provider per family of signatures that are verified.
 *
 * <p>A provider is always named: the process's order of registered providers is other people's.
 * Immutable.
 */
public final class VerifyProviders {
  private final Map<VerifyUse, Provider> byUse;

  private VerifyProviders(Map<VerifyUse, Provider> byUse) {
    this.byUse = Collections.unmodifiableMap(new EnumMap<>(byUse));
  }

  /** The JDK's own providers alone. */
  public static VerifyProviders jdk() {
    Map<VerifyUse, Provider> byUse = new EnumMap<>(VerifyUse.class);
    for (VerifyUse use : VerifyUse.values()) {
      byUse.put(use, jdkProvider(use));
    }
    return new VerifyProviders(byUse);
  }

  /**
   * The fastest that are on the path, by a table that was measured: Amazon Corretto Crypto
   * Provider, Conscrypt and Bouncy Castle, each for what it does best, and the JDK for the rest.
   * They are looked for once.
   */
  public static VerifyProviders fastest() {
    return Fastest.FOUND;
  }

  /** These with another provider for one family. */
  public VerifyProviders with(VerifyUse use, Provider provider) {
    Map<VerifyUse, Provider> other = new EnumMap<>(byUse);
    other.put(use, provider);
    return new VerifyProviders(other);
  }

  /** The provider of a family. */
  public Provider of(VerifyUse use) {
    return Objects.requireNonNull(byUse.get(use));
  }

  /** Which provider serves which family, for those who want to see the choice. */
  public Map<VerifyUse, Provider> choices() {
    return byUse;
  }

  private static Provider jdkProvider(VerifyUse use) {
    String name =
        switch (use) {
          case RSA, RSA_PSS, RSA_PSS_KEY -> "SunRsaSign";
          case ECDSA, ED25519, ED448 -> "SunEC";
          case ML_DSA, DSA -> "SUN";
        };
    Provider provider = Security.getProvider(name);
    if (provider == null) {
      throw new IllegalStateException("this JDK runs without its provider " + name);
    }
    return provider;
  }

  private static List<ForeignProviders> fasterThanJdk(VerifyUse use) {
    return switch (use) {
      case ECDSA -> List.of(CORRETTO, CONSCRYPT, BOUNCY_CASTLE);
      case RSA -> List.of(CONSCRYPT, CORRETTO);
      case RSA_PSS, ED25519 -> List.of(CORRETTO);
      case RSA_PSS_KEY, ED448, ML_DSA, DSA -> List.of();
    };
  }

  private static Provider fastest(VerifyUse use, Map<ForeignProviders, Provider> present) {
    return fasterThanJdk(use).stream()
        .flatMap(foreign -> Optional.ofNullable(present.get(foreign)).stream())
        .findFirst()
        .orElseGet(() -> jdkProvider(use));
  }

  /** Holds what was found, from first use on. */
  private static final class Fastest {
    static final VerifyProviders FOUND = find();

    private static VerifyProviders find() {
      Map<ForeignProviders, Provider> present = new EnumMap<>(ForeignProviders.class);
      for (ForeignProviders foreign : ForeignProviders.values()) {
        foreign.load().ifPresent(provider -> present.put(foreign, provider));
      }
      Map<VerifyUse, Provider> byUse = new EnumMap<>(VerifyUse.class);
      for (VerifyUse use : VerifyUse.values()) {
        byUse.put(use, fastest(use, present));
      }
      return new VerifyProviders(byUse);
    }
  }
}
