// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.jsse.SignetProvider;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/**
 * Whose TLS is spoken to applications at {@code https} addresses: the same as to clients. Trusted
 * is what the JDK trusts, or what {@code javax.net.ssl.trustStore} names.
 */
record UpstreamTls(TlsProvider provider) {
  static UpstreamTls of(TlsProvider provider) {
    return new UpstreamTls(provider);
  }

  /** A context for clients; making it reads the roots. */
  SSLContext context() {
    try {
      return switch (provider) {
        case SIGNET -> SSLContext.getInstance("Default", new SignetProvider());
        case JDK -> SSLContext.getDefault();
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("both providers have a default context", e);
    }
  }
}
