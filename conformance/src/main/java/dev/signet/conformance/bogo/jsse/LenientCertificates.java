// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Reads certificates for JSSE. The runner's newer ones have an empty subject and names that are not
 * critical, which the JDK's own reader refuses (RFC 5280, 4.2.1.6): with it no test would get as
 * far as TLS.
 */
final class LenientCertificates extends Provider {
  private static final long serialVersionUID = 1L;

  private static final String NAME = "BogoCertificates";
  private static final String TYPE = "CertificateFactory";
  private static final String FORMAT = "X.509";

  private LenientCertificates(Provider bouncyCastle) {
    super(NAME, "1", "X.509 certificates as BouncyCastle reads them");
    String reader = bouncyCastle.getService(TYPE, FORMAT).getClassName();
    putService(new Service(this, TYPE, FORMAT, reader, List.of("X509"), Map.of()));
  }

  /** Puts it before the JDK's; where it is already, it stays. */
  static void install() {
    if (Security.getProvider(NAME) == null) {
      Security.insertProviderAt(new LenientCertificates(new BouncyCastleProvider()), 1);
    }
  }
}
