// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.revocation;

import dev.signet.x509.RevocationReason;
import java.time.Instant;
import java.util.List;

/** What lists and responses say about one certificate. */
public sealed interface RevocationStatus {
  /**
   * Not revoked.
   *
   * @param until when that has to be asked again
   */
  record Good(Instant until) implements RevocationStatus {}

  /**
   * Revoked.
   *
   * @param date since when
   * @param reason why
   * @param source who says so, in a sentence: {@code the revocation list of …}
   */
  record Revoked(Instant date, RevocationReason reason, String source)
      implements RevocationStatus {}

  /**
   * Nothing that can be relied on says so or otherwise.
   *
   * @param obstacles what is wrong with what was there, phrases without a full stop; none where
   *     nothing was there
   */
  record Unknown(List<String> obstacles) implements RevocationStatus {}
}
