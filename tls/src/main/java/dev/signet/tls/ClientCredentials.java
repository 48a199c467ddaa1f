// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.Optional;

/** Chooses what a client shows when the server asks. */
@FunctionalInterface
public interface ClientCredentials {
  /** Chooses; empty sends an empty Certificate message. */
  Answer<Optional<Credential>> choose(CertificateDemand demand);

  /** For clients that have none. */
  static ClientCredentials none() {
    Answer<Optional<Credential>> answer = Answer.ready(Optional.empty());
    return demand -> answer;
  }

  /** Always the same. */
  static ClientCredentials of(Credential credential) {
    Answer<Optional<Credential>> answer = Answer.ready(Optional.of(credential));
    return demand -> answer;
  }
}
