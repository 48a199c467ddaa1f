// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import java.util.Objects;

/**
 * What to do about a finding.
 *
 * @param audience who it is for, as a short lower-case word: {@code anyone}, {@code java}, {@code
 *     curl}, {@code browser} …
 * @param text one sentence in the imperative
 * @param command the next command to type, or empty where there is none
 */
public record Remedy(String audience, String text, String command) {
  /** The audience of a remedy that holds whatever the reader runs. */
  public static final String ANYONE = "anyone";

  /** Refuses null parts. */
  public Remedy {
    Objects.requireNonNull(audience);
    Objects.requireNonNull(text);
    Objects.requireNonNull(command);
  }
}
