// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers in memory which tickets have brought early data, until they die. Where there is no room
 * for another one, its early data is not taken; nothing is forgotten to make room.
 */
public final class UsedTickets implements AntiReplay {
  /** Looking for what has died takes time in proportion to what is held: at most this often. */
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

  private final int most;
  private final Instant begun;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Bytes, Instant> ends = new HashMap<>();
  private Instant nextSweep;

  /**
   * Nothing was used so far.
   *
   * @param most how many tickets it holds at a time, each of some 150 bytes
   * @param now tickets from before this are refused, since their use may have been forgotten (RFC
   *     9846, 8.2)
   */
  public UsedTickets(int most, Instant now) {
    this.most = most;
    // Tickets tell their time in milliseconds.
    this.begun = now.truncatedTo(ChronoUnit.MILLIS);
    this.nextSweep = now;
  }

  @Override
  public boolean isFirst(Use use) {
    if (use.issued().isBefore(begun)) {
      return false;
    }
    lock.lock();
    try {
      if (ends.size() >= most) {
        sweep(use.now());
      }
      return ends.size() < most && ends.putIfAbsent(use.ticket(), use.ends()) == null;
    } finally {
      lock.unlock();
    }
  }

  private void sweep(Instant now) {
    if (!now.isBefore(nextSweep)) {
      ends.values().removeIf(end -> !now.isBefore(end));
      nextSweep = now.plus(BETWEEN_SWEEPS);
    }
  }
}
