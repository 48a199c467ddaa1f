// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ExternalPsk;
import dev.signet.tls.session.ResumableSession;
import java.util.Optional;

/** By what a client of TLS 1.3 knows its server. */
sealed interface KnownBy {
  /** By a certificate, which is still to come. */
  record Certificate() implements KnownBy {}

  /** By a session that goes on. */
  record Session(ResumableSession session) implements KnownBy {}

  /** By a key that was agreed on outside of TLS. */
  record Key(ExternalPsk key) implements KnownBy {}

  /** The session that goes on; empty for none. */
  default Optional<ResumableSession> resumed() {
    return this instanceof Session(ResumableSession session)
        ? Optional.of(session)
        : Optional.empty();
  }
}
