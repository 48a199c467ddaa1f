// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import java.util.List;
import java.util.Optional;

/** Chooses what a client shows when the server asks. */
@FunctionalInterface
public interface ClientCredentials {
  /** Chooses; empty sends an empty Certificate message. */
  Answer<Optional<Credential>> choose(CertificateDemand demand);

  /** The kinds of which there may be something to show, most wanted first (RFC 7250, 4.1). */
  default List<CertificateKind> kinds() {
    return CertificateKind.DEFAULT;
  }

  /** For clients that have none. */
  static ClientCredentials none() {
    Answer<Optional<Credential>> answer = Answer.ready(Optional.empty());
    return demand -> answer;
  }

  /** Always the same. */
  static ClientCredentials of(Credential credential) {
    Answer<Optional<Credential>> answer = Answer.ready(Optional.of(credential));
    return new ClientCredentials() {
      @Override
      public Answer<Optional<Credential>> choose(CertificateDemand demand) {
        return answer;
      }

      @Override
      public List<CertificateKind> kinds() {
        return List.of(credential.kind());
      }
    };
  }
}
