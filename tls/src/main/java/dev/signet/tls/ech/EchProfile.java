// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.ech;

import dev.signet.tls.hpke.HpkeSuite;
import java.util.List;

/**
 * What an {@link EchConfig} says beside its key.
 *
 * @param publicName a DNS name that this server has a certificate for, and that everybody may see
 * @param maximumNameLength the longest name that it serves, so that clients can hide how long the
 *     one is that they want; 0 to 255
 * @param suites at least one
 */
public record EchProfile(String publicName, int maximumNameLength, List<HpkeSuite> suites) {
  /** Longer names are rare; shorter ones are padded to it. */
  private static final int USUAL_NAME_LENGTH = 64;

  private static final int MAX_BYTE = 255;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where clients would ignore the configuration
   */
  public EchProfile {
    suites = List.copyOf(suites);
    if (!PublicName.isValid(publicName)) {
      throw new IllegalArgumentException("not a DNS name: " + publicName);
    }
    if (maximumNameLength < 0 || maximumNameLength > MAX_BYTE || suites.isEmpty()) {
      throw new IllegalArgumentException("a length of 0 to 255 and at least one suite are needed");
    }
  }

  /** For names of usual length, with the suites that everybody has. */
  public static EchProfile of(String publicName) {
    return new EchProfile(publicName, USUAL_NAME_LENGTH, HpkeSuite.STANDARD);
  }
}
