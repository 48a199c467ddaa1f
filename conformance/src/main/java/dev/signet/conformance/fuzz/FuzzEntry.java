// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** What Jazzer calls, by the names that it wants, in a process of its own per target. */
public final class FuzzEntry {
  private static final AtomicReference<FuzzTarget> TARGET = new AtomicReference<>();

  private FuzzEntry() {}

  /**
   * Chooses the target by its name, which is the only argument, and runs it once with all that it
   * begins with: loading and instrumenting classes takes longer than any execution may.
   */
  public static void fuzzerInitialize(String[] arguments) {
    FuzzTarget target = FuzzTargets.named(arguments[0]);
    target.seeds().forEach(target::run);
    TARGET.set(target);
  }

  /** One execution. */
  public static void fuzzerTestOneInput(byte[] input) {
    Objects.requireNonNull(TARGET.get()).run(input);
  }
}
