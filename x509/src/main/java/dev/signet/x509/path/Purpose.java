// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.der.Oid;
import java.util.Optional;

/** What a certificate is to be used for. */
public enum Purpose {
  /** To show who a TLS server is. */
  TLS_SERVER,
  /** To show who a TLS client is. */
  TLS_CLIENT,
  /** Whatever it says itself. */
  ANY;

  /** The purpose in a sentence. */
  public String text() {
    return switch (this) {
      case TLS_SERVER -> "TLS server";
      case TLS_CLIENT -> "TLS client";
      case ANY -> "any purpose";
    };
  }

  /** Its identifier in the extended key usage; empty where none is demanded. */
  Optional<Oid> oid() {
    return switch (this) {
      case TLS_SERVER -> Optional.of(ExtendedKeyUsage.SERVER);
      case TLS_CLIENT -> Optional.of(ExtendedKeyUsage.CLIENT);
      case ANY -> Optional.empty();
    };
  }
}
