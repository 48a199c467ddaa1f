// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import dev.signet.tls.suite.SignatureScheme;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * That the server asked for a certificate, and what it got.
 *
 * @param authorities those that the server says it trusts; none where it does not say
 * @param schemes the signatures that both sides know
 * @param answered whether a certificate was shown
 */
public record ClientDemand(
    List<X500Principal> authorities, List<SignatureScheme> schemes, boolean answered) {
  /** Copies the lists. */
  public ClientDemand {
    authorities = List.copyOf(authorities);
    schemes = List.copyOf(schemes);
  }
}
