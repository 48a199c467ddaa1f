// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.jsse.key.HeldKeyFactory;
import dev.signet.tls.suite.ProtocolVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The context that needs no init: keys by {@code javax.net.ssl.keyStore}, trust by {@code
 * javax.net.ssl.trustStore}, as in the JDK.
 */
final class DefaultStores {
  private static final String PROPERTY = "javax.net.ssl.keyStore";

  private DefaultStores() {}

  static ContextAdapter create(ProviderParts parts) throws GeneralSecurityException {
    ContextAdapter context =
        new ContextAdapter(parts, List.of(ProtocolVersion.TLS13, ProtocolVersion.TLS12), true);
    context.engineInit(keys(parts), null, null);
    return context;
  }

  private static KeyManager @Nullable [] keys(ProviderParts parts) throws GeneralSecurityException {
    @Nullable String file = System.getProperty(PROPERTY);
    if (file == null || file.isEmpty()) {
      return null;
    }
    @Nullable String password = System.getProperty(PROPERTY + "Password");
    char[] secret = password == null ? new char[0] : password.toCharArray();
    KeyStore store = store(System.getProperty(PROPERTY + "Provider"));
    try {
      load(store, file, password == null ? null : secret);
    } catch (IOException e) {
      throw new FindingException(
          Finding.about(JsseCode.STORE_UNREADABLE)
              .subject(file)
              .wanted("a private key")
              .found(String.valueOf(e.getMessage()))
              .build(),
          e);
    }
    return HeldKeyFactory.managers(store, secret, parts.environment());
  }

  private static KeyStore store(@Nullable String provider) throws GeneralSecurityException {
    String type = System.getProperty(PROPERTY + "Type", KeyStore.getDefaultType());
    return provider == null || provider.isEmpty()
        ? KeyStore.getInstance(type)
        : KeyStore.getInstance(type, provider);
  }

  private static void load(KeyStore store, String file, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    // A token has no file: JSSE writes NONE for it.
    if (file.equals("NONE")) {
      store.load(null, password);
      return;
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      store.load(in, password);
    }
  }
}
