// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.crypto;

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
  CORRETTO(
      "Amazon Corretto Crypto Provider",
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
  /** Conscrypt, over BoringSSL. */
  CONSCRYPT("Conscrypt", "org.conscrypt.OpenSSLProvider"),
  /** Bouncy Castle, pure Java: its curves are faster than the JDK's. */
  BOUNCY_CASTLE("Bouncy Castle", "org.bouncycastle.jce.provider.BouncyCastleProvider");

  private final String title;
  private final String className;

  ForeignProviders(String title, String className) {
    this.title = title;
    this.className = className;
  }

  /** What its makers call it. */
  String title() {
    return title;
  }

  /** A provider of its own; empty where it is not there or does not run on this machine. */
  Optional<Provider> load() {
    return attempt() instanceof Loaded(Provider provider)
        ? Optional.of(provider)
        : Optional.empty();
  }

  /** The same, and why not. */
  Attempt attempt() {
    try {
      Class<? extends Provider> type = Class.forName(className).asSubclass(Provider.class);
      Provider provider = type.getConstructor().newInstance();
      return runs(provider) ? new Loaded(provider) : new Failed("its library does not load");
    } catch (ClassNotFoundException _) {
      return new Failed("it is not on the class path");
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return new Failed(cause.toString());
    }
  }

  /** What came of loading. */
  sealed interface Attempt {}

  /** A provider that runs. */
  record Loaded(Provider provider) implements Attempt {}

  /** None, and why. */
  record Failed(String reason) implements Attempt {}

  // Corretto's provider is made even where its library does not load, and then offers nothing.
  private static boolean runs(Provider provider) {
    return provider.getService("Signature", "SHA256withECDSA") != null;
  }
}
