// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.acme;

import java.util.List;

/**
 * What a throng did.
 *
 * @param orders from the beginning to the certificate
 * @param failed ended by a refusal
 * @param nanos on the clock
 * @param cpuMicros of the authority's process
 * @param faults some of the refusals
 */
record OrderFigures(long orders, long failed, long nanos, long cpuMicros, List<String> faults) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int HUNDRED = 100;

  double perSecond() {
    return orders / (nanos / NANOS_PER_SECOND);
  }

  double failedOfHundred() {
    return HUNDRED * (double) failed / Math.max(1, orders + failed);
  }
}
