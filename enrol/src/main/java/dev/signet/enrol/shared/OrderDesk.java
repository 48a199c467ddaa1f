// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.FindingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Works on names, some at a time, each under a claim so that other nodes leave it alone meanwhile.
 */
final class OrderDesk implements AutoCloseable {
  /** An order waits for its authority most of the time; authorities bound what one may ask. */
  private static final int AT_ONCE = 8;

  /** After a failure of our own, such as a database that is away. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** After a bug: an authority must not be asked by one again and again. */
  private static final Duration LONG_PAUSE = Duration.ofMinutes(10);

  /** How long a stop waits for orders to end; what is left of them ends with the lease. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private static final System.Logger LOG = System.getLogger(OrderDesk.class.getName());

  private final SharedGround ground;
  private final NameOrder order;
  private final NameOrder.Tables tables;
  private final DueRule rule;
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final ConcurrentMap<String, Thread> running = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> pauses = new ConcurrentHashMap<>();
  private final Consumer<String> ended;
  private volatile boolean closed;

  /**
   * A desk.
   *
   * @param ended told of names of which something came, or of which nothing will come soon
   */
  OrderDesk(
      SharedGround ground,
      NameOrder order,
      NameOrder.Tables tables,
      DueRule rule,
      Consumer<String> ended) {
    this.ended = ended;
    this.ground = ground;
    this.order = order;
    this.tables = tables;
    this.rule = rule;
  }

  /** Begins what is due for a name, where nothing is under way. Does not block. */
  void begin(String name) {
    Instant now = ground.clock().instant();
    boolean waits = Optional.ofNullable(pauses.get(name)).filter(now::isBefore).isPresent();
    if (closed || waits || rule.step(name, now) == DueRule.Step.NOTHING) {
      return;
    }
    Thread thread = Thread.ofVirtual().name("enrol-" + name).unstarted(() -> work(name));
    if (running.putIfAbsent(name, thread) == null) {
      pauses.remove(name);
      thread.start();
    }
  }

  /** Ends what is under way and gives its claims up, so that other nodes need not wait for them. */
  @Override
  public void close() {
    closed = true;
    List<Thread> all = List.copyOf(running.values());
    all.forEach(Thread::interrupt);
    long end = System.nanoTime() + FAREWELL.toNanos();
    try {
      for (Thread each : all) {
        each.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(String name) {
    try {
      permits.acquire();
      try {
        claimed(name);
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (FindingException e) {
      // The database, mostly, which is told elsewhere: what is shown stays.
      LOG.log(System.Logger.Level.DEBUG, "the certificate of " + name, e);
      pauses.put(name, ground.clock().instant().plus(PAUSE));
    } catch (RuntimeException e) {
      // What a stop interrupts in the database is none of our bugs.
      LOG.log(
          closed ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
          "the certificate of " + name,
          e);
      pauses.put(name, ground.clock().instant().plus(LONG_PAUSE));
    } finally {
      running.remove(name);
      if (!pauses.containsKey(name)) {
        ended.accept(name);
      }
    }
  }

  private void claimed(String name) {
    NameClaims claims = tables.claims();
    if (!claims.take(name)) {
      Instant until = claims.until(name).orElseGet(() -> ground.clock().instant());
      pauses.put(name, until.plusMillis(ground.random().nextLong(1000)));
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual().name("claim-" + name).start(() -> keep(name, done));
    try {
      // Whoever had the claim before may have done it.
      tables.shelf().read(name);
      switch (rule.step(name, ground.clock().instant())) {
        case NOTHING -> {}
        case ASK -> tables.shelf().find(name).ifPresent(order::ask);
        case STAPLE -> tables.shelf().find(name).ifPresent(order::staple);
        case ORDER -> order.order(name);
      }
    } finally {
      done.complete(null);
      release(name);
    }
  }

  /** Also when we are told to stop, which would interrupt the database. */
  private void release(String name) {
    boolean interrupted = Thread.interrupted();
    try {
      tables.claims().release(name);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void keep(String name, CompletableFuture<Void> done) {
    while (!done.isDone()) {
      try {
        done.get(NameClaims.LEASE.toMillis() / 3, java.util.concurrent.TimeUnit.MILLISECONDS);
      } catch (java.util.concurrent.TimeoutException e) {
        prolong(name, done);
      } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
        return;
      }
    }
  }

  private void prolong(String name, CompletableFuture<Void> done) {
    try {
      if (!done.isDone()) {
        tables.claims().take(name);
      }
    } catch (FindingException e) {
      LOG.log(System.Logger.Level.DEBUG, "the claim of " + name, e);
    }
  }

  /** Whether a name is left alone for now, because something has failed. */
  boolean isWaiting(String name) {
    Instant now = ground.clock().instant();
    return tables.shelf().failure(name).filter(f -> now.isBefore(f.retryAt())).isPresent();
  }

  /** Whether this node works on a name now. */
  boolean isBusyWith(String name) {
    return running.containsKey(name);
  }
}
