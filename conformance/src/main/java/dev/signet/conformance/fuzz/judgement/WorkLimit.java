// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much one input may cost. Who sends certificates pays nothing for them, so judging any of them
 * has to stay cheap.
 */
public final class WorkLimit {
  /** The system property with another {@link #MILLIS}, for a machine of which nothing is known. */
  public static final String PROPERTY = "signet.fuzz.millis";

  /** How many milliseconds, where nothing else is said. */
  public static final int MILLIS = 100;

  /** Processor time, so that other processes do not count; what a host takes away does. */
  private static final int MAX_MILLIS = Integer.getInteger(PROPERTY, MILLIS);

  /** The system property with other {@link #MEGABYTES}, for a program that is instrumented. */
  public static final String SPACE_PROPERTY = "signet.fuzz.megabytes";

  /** How many megabytes, where nothing else is said. */
  public static final int MEGABYTES = 10;

  /** What is allocated in all, which is more than what is held at any time. */
  private static final long MAX_BYTES = (long) Integer.getInteger(SPACE_PROPERTY, MEGABYTES) << 20;

  /** The first time a way through the code is taken it is loaded and compiled too. */
  private static final int TRIES = 4;

  private static final long NANOS = 1_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private WorkLimit() {}

  /**
   * Does something, and once more where it was too much.
   *
   * @throws IllegalStateException where it is too much each time
   */
  static void hold(Runnable work) {
    String cost = "";
    for (int i = 0; i < TRIES; i++) {
      long before = THREADS.getCurrentThreadCpuTime();
      long held = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      long millis = (THREADS.getCurrentThreadCpuTime() - before) / NANOS;
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - held;
      if (millis <= MAX_MILLIS && bytes <= MAX_BYTES) {
        return;
      }
      cost += " " + millis + " ms and " + bytes + " bytes;";
    }
    throw new IllegalStateException("one input takes" + cost);
  }
}
