// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.wire.Bytes;
import java.util.List;

/** Whether a server asks its client for a certificate. */
public sealed interface ClientAuthentication {
  /** It does not. */
  record None() implements ClientAuthentication {}

  /**
   * It does.
   *
   * @param required whether a client without one is refused ({@code certificate_required})
   * @param verifier judges what comes
   * @param authorities DER names of the issuers that are trusted, as a hint; may be empty
   * @param wishes what the client is to show
   */
  record Asked(
      boolean required, PeerVerifier verifier, List<Bytes> authorities, CertificateWishes wishes)
      implements ClientAuthentication {
    /** Copies the names. */
    public Asked {
      authorities = List.copyOf(authorities);
    }

    /** For a chain of X.509, and nothing beside it. */
    public Asked(boolean required, PeerVerifier verifier, List<Bytes> authorities) {
      this(required, verifier, authorities, CertificateWishes.PLAIN);
    }
  }
}
