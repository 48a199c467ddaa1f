// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.crypto;

import java.security.Provider;
import java.util.Optional;

/**
 * The faster providers of others, where their jars are on the path and their native parts load.
 *
 * <p>They are looked up by name, so that this module needs none of them, and are never registered:
 * one that comes first in the process breaks programs that count on the JDK's behaviour.
 */
enum ForeignProviders {
  /** Amazon Corretto Crypto Provider, over AWS-LC. */
  CORRETTO("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
  /** Conscrypt, over BoringSSL. */
  CONSCRYPT("org.conscrypt.OpenSSLProvider"),
  /** Bouncy Castle, pure Java: its curves are faster than the JDK's. */
  BOUNCY_CASTLE("org.bouncycastle.jce.provider.BouncyCastleProvider");

  private final String className;

  ForeignProviders(String className) {
    this.className = className;
  }

  /** A provider of its own; empty where it is not there or does not run on this machine. */
  Optional<Provider> load() {
    try {
      Class<? extends Provider> type = Class.forName(className).asSubclass(Provider.class);
      Provider provider = type.getConstructor().newInstance();
      return runs(provider) ? Optional.of(provider) : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError | RuntimeException _) {
      return Optional.empty();
    }
  }

  // Corretto's provider is made even where its library does not load, and then offers nothing.
  private static boolean runs(Provider provider) {
    return provider.getService("Signature", "SHA256withECDSA") != null;
  }
}
