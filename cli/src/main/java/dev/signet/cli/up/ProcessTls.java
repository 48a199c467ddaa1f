// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.jsse.SignetProvider;
import java.security.Security;

/**
 * Whose TLS libraries get that ask Java for one and take no context: PostgreSQL's driver, the
 * client that fetches an identity provider's keys, the one that looks at tls-alpn-01. The same as
 * everything else in the process has.
 */
final class ProcessTls {
  private ProcessTls() {}

  /** Puts our provider before those of the JDK, once; for the JDK's TLS there is nothing to do. */
  static void speak(TlsProvider provider) {
    if (provider == TlsProvider.SIGNET) {
      // Does nothing where one of this name is there already.
      Security.insertProviderAt(new SignetProvider(), 1);
    }
  }
}
