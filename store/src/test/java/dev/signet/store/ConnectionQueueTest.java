// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionQueueTest {
  private static final int WAITERS = 20;

  @Test
  void whoCameFirstIsServedFirstAndNobodyComesInBetween() throws Exception {
    ConnectionQueue queue = new ConnectionQueue(1, () -> 1);
    Queue<Integer> served = new ConcurrentLinkedQueue<>();
    List<Thread> waiters = new ArrayList<>();
    try (ConnectionQueue.Turn _ = queue.await()) {
      for (int i = 0; i < WAITERS; i++) {
        int number = i;
        waiters.add(Thread.ofVirtual().start(() -> serve(queue, served, number)));
        while (queue.length() <= i) {
          Thread.onSpinWait();
        }
      }
    }
    // It would get the connection that has just come back, were it not for those who wait.
    serve(queue, served, WAITERS);
    for (Thread waiter : waiters) {
      waiter.join();
    }
    assertThat(served)
        .containsExactlyElementsOf(IntStream.rangeClosed(0, WAITERS).boxed().toList());
  }

  @Test
  void nobodyWaitsForOthersWhileTheServerIsAway() throws Exception {
    ConnectionQueue queue = new ConnectionQueue(1, () -> 0);
    try (ConnectionQueue.Turn _ = queue.await();
        ConnectionQueue.Turn second = queue.await()) {
      assertThat(second).isNotNull();
    }
  }

  private static void serve(ConnectionQueue queue, Queue<Integer> served, int number) {
    try (ConnectionQueue.Turn _ = queue.await()) {
      served.add(number);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
