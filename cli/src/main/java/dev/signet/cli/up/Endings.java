// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, in the reverse order, when a start does not succeed. */
final class Endings implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Endings.class.getName());

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Remembers something that was opened. */
  <T extends AutoCloseable> T add(T something) {
    opened.push(something);
    return something;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        // The first failure is what is told; this one is only its consequence.
        LOG.log(System.Logger.Level.DEBUG, "closing after a failed start", e);
      }
    }
  }
}
