// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

/**
 * How the shim ended.
 *
 * @param code its exit code
 * @param talk what it complained of; must be empty where it succeeded
 */
public record ShimOutcome(int code, String talk) {
  /** It did what it was asked for. */
  public static final int SUCCESS = 0;

  /** It did not, which may be what the test wants. */
  public static final int FAILURE = 1;

  /** It lacks what the test needs. */
  public static final int NOT_IMPLEMENTED = 89;

  /** The runner takes what follows this line as the complaint of a tool around the shim. */
  private static final String DONE = "--- DONE ---\n";

  static ShimOutcome success() {
    return new ShimOutcome(SUCCESS, "");
  }

  static ShimOutcome failure(String talk) {
    return new ShimOutcome(FAILURE, talk + "\n" + DONE);
  }

  static ShimOutcome notImplemented(String what) {
    return new ShimOutcome(NOT_IMPLEMENTED, what);
  }
}
