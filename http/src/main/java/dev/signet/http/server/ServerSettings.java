// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import java.time.InstantSource;

/**
 * What all listeners of a server share.
 *
 * @param limits its bounds
 * @param threads how many event loops
 * @param clock for the Date field
 * @param observer told of what never becomes a request
 */
public record ServerSettings(
    HttpLimits limits, int threads, InstantSource clock, ServerObserver observer) {
  /** Standard bounds, one event loop per processor. */
  public static ServerSettings standard(InstantSource clock) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new ServerSettings(HttpLimits.STANDARD, processors, clock, ServerObserver.NONE);
  }

  /** The same with other bounds. */
  public ServerSettings with(HttpLimits other) {
    return new ServerSettings(other, threads, clock, observer);
  }

  /** The same with another observer. */
  public ServerSettings with(ServerObserver other) {
    return new ServerSettings(limits, threads, clock, other);
  }
}
