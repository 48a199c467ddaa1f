// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Orders for names when somebody asks for them in a handshake, which waits for a while. Only names
 * of the list are ordered, and only so many new ones in an hour.
 */
final class NameDemand {
  /** Below the time that a handshake may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final System.Logger LOG = System.getLogger(NameDemand.class.getName());

  private final WantedNames.OnDemand names;
  private final DemandTable table;
  private final OrderDesk desk;
  private final InstantSource clock;
  private final Consumer<SharedEvent> listener;
  private final ConcurrentMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private volatile Instant fullUntil = Instant.MIN;

  NameDemand(
      WantedNames.OnDemand names,
      DemandTable table,
      OrderDesk desk,
      InstantSource clock,
      Consumer<SharedEvent> listener) {
    this.names = names;
    this.table = table;
    this.desk = desk;
    this.clock = clock;
    this.listener = listener;
  }

  /** Whether a name may be ordered now, as far as this node knows. */
  boolean isOpenFor(String name) {
    return names.allows(name) && !desk.isWaiting(name) && !clock.instant().isBefore(fullUntil);
  }

  /** Completes when something has come of the name, or when nobody waits any longer. */
  CompletionStage<Void> await(String name) {
    if (!isOpenFor(name)) {
      return CompletableFuture.completedStage(null);
    }
    CompletableFuture<Void> fresh = new CompletableFuture<>();
    CompletableFuture<Void> present = waiting.putIfAbsent(name, fresh);
    if (present == null) {
      fresh.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      CompletionStage<Void> ended = fresh.whenComplete((_, _) -> waiting.remove(name, fresh));
      Thread.ofVirtual().name("demand-" + name).start(() -> order(name, fresh));
      return ended;
    }
    return present.copy();
  }

  /** Something has come of a name. */
  void ended(String name) {
    CompletableFuture<Void> one = waiting.get(name);
    if (one != null) {
      one.complete(null);
    }
  }

  private void order(String name, CompletableFuture<Void> waiter) {
    try {
      if (table.admits(name, clock.instant(), names.perHour())) {
        desk.begin(name);
      } else {
        fullUntil = clock.instant().plus(DemandTable.HOUR.dividedBy(names.perHour()));
        listener.accept(new SharedEvent.Failed(full(name)));
        waiter.complete(null);
      }
    } catch (FindingException e) {
      LOG.log(System.Logger.Level.DEBUG, "the demand for " + name, e);
      waiter.complete(null);
    }
  }

  private Finding full(String name) {
    return Finding.about(EnrolCode.ON_DEMAND_LIMIT)
        .subject(name)
        .found(Integer.toString(names.perHour()))
        .with("retry", fullUntil.toString())
        .build();
  }
}
