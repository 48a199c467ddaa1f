// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this thread has spent between {@link #begin} and {@link #end}, summed up: processor time, so
 * that neighbours disturb little, and memory allocated.
 */
final class ThreadCost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Conscrypt's connections hold two descriptors each until the collector finds them. */
  private static final int MANY_DESCRIPTORS = 8000;

  private static final int LOOK_EVERY = 1000;

  private long nanos;
  private long bytes;
  private long nanosAtBegin;
  private long bytesAtBegin;

  /** This thread's processor time in nanoseconds. */
  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /**
   * Lets the collector work where descriptors run out, and not else: it gives memory back, and what
   * comes next pays for getting it again.
   */
  static void collect(int connections) {
    if (connections % LOOK_EVERY == 0
        && ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        && unix.getOpenFileDescriptorCount() > MANY_DESCRIPTORS) {
      System.gc();
    }
  }

  void begin() {
    bytesAtBegin = THREADS.getCurrentThreadAllocatedBytes();
    nanosAtBegin = THREADS.getCurrentThreadCpuTime();
  }

  void end() {
    nanos += THREADS.getCurrentThreadCpuTime() - nanosAtBegin;
    bytes += THREADS.getCurrentThreadAllocatedBytes() - bytesAtBegin;
  }

  long nanos() {
    return nanos;
  }

  long bytes() {
    return bytes;
  }
}
