// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.explain.Redacted;
import java.util.Optional;

/**
 * A login that is tried.
 *
 * @param username as typed
 * @param password as typed
 * @param device the token of a {@link KnownDevice}, if one came
 * @param source where it comes from
 * @param agent what the client calls itself
 */
public record LoginAttempt(
    String username,
    Redacted password,
    Optional<Redacted> device,
    SourceAddress source,
    String agent) {
  /** What the login's owner will see of it. */
  public LoginOrigin origin() {
    return new LoginOrigin(source.text(), agent);
  }
}
