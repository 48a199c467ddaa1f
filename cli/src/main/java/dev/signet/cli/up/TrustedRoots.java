// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.terminal.InputFile;
import dev.signet.jsse.SignetProvider;
import dev.signet.x509.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a far server's certificate is judged by: roots from a file, or those of Java; over our own
 * engine, so that a refusal says why.
 */
public final class TrustedRoots {
  private TrustedRoots() {}

  /** A context for clients; a file with no certificate in it trusts nobody. */
  public static SSLContext context(Optional<Path> file) {
    SignetProvider provider = new SignetProvider();
    try {
      if (file.isEmpty()) {
        return SSLContext.getInstance("Default", provider);
      }
      KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
      roots.load(null, null);
      for (Certificate root : InputFile.read(file.get(), Certificate::readAll)) {
        roots.setCertificateEntry(root.fingerprint(), root.toX509());
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", provider);
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK makes a TLS context", e);
    }
  }
}
