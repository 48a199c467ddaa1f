// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

/**
 * What one Argon2id hash costs (RFC 9106).
 *
 * @param memory in KiB
 * @param passes over the memory
 * @param lanes computed one after the other here, which an attacker may compute at once: more than
 *     one helps nobody
 */
public record Argon2Cost(int memory, int passes, int lanes) {
  /** The floor that the OWASP Password Storage Cheat Sheet names. */
  public static final Argon2Cost OWASP_FLOOR = new Argon2Cost(19_456, 2, 1);

  private static final int MAX_MEMORY = 1024 * 1024;
  private static final int MAX_PASSES = 64;
  private static final int MAX_LANES = 16;

  /**
   * Refuses what RFC 9106, 3.1 rules out, and what no machine should be made to compute for one
   * login.
   */
  public Argon2Cost {
    if (lanes < 1 || lanes > MAX_LANES || memory < 8 * lanes || memory > MAX_MEMORY) {
      throw new IllegalArgumentException("not a cost of Argon2: " + memory + " KiB, " + lanes);
    }
    if (passes < 1 || passes > MAX_PASSES) {
      throw new IllegalArgumentException("not a cost of Argon2: " + passes + " passes");
    }
  }

  /**
   * Whether a hash of this cost should be replaced by one of another: it is cheaper in some
   * respect.
   */
  boolean isBelow(Argon2Cost wanted) {
    return memory < wanted.memory || passes < wanted.passes;
  }
}
