// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import dev.signet.explain.Redacted;
import java.time.Instant;

/**
 * A link that sets a password once.
 *
 * @param token 256 random bits; only its hash is stored, so this is the one time that it can be
 *     shown
 * @param until when it ends unused
 */
public record OneTimeLink(Redacted token, Instant until) {
  /** The page that takes it. */
  public static final String PATH = "/auth/setup";

  /** Path and query, to be put behind {@code https://HOST}. A secret. */
  public String target() {
    return PATH + "?token=" + token.reveal();
  }
}
