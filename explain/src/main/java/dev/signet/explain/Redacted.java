// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Objects;

/**
 * A secret text that does not print itself.
 *
 * <p>Wraps passwords, tokens and session ids on their way through the program, so that no log line,
 * exception or record's {@code toString} shows one by accident. It is not wiped: a {@code String}
 * cannot be.
 */
public final class Redacted {
  private final String secret;

  private Redacted(String secret) {
    this.secret = secret;
  }

  /** Wraps a secret. */
  public static Redacted of(String secret) {
    return new Redacted(Objects.requireNonNull(secret));
  }

  /** The secret itself. Each caller is a place where it could leak. */
  public String reveal() {
    return secret;
  }

  /** Says that there is something, and not what. */
  @Override
  public String toString() {
    return "[redacted]";
  }
}
