// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.FindingException;
import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Certificates from other authorities for names of the gateway, shared by all nodes on a database.
 *
 * <p>One node orders for a name and the others show what it has stored; where it is killed, another
 * goes on when its lease is over. A name without a certificate gets what {@code rest} shows. {@link
 * #forName} reads memory alone.
 */
public final class SharedCertificates implements CertificateSource, AutoCloseable {
  /** The monotonic clock stands still while a machine sleeps: look at wall time this often. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final System.Logger LOG = System.getLogger(SharedCertificates.class.getName());

  private final SharedGround ground;
  private final WantedNames wanted;
  private final CertificateSource rest;
  private final Consumer<SharedEvent> listener;
  private final AlpnBoard proofs;
  private final SharedShelf shelf;
  private final OrderDesk desk;
  private final NameDemand demand;
  private final ChangeFeed.Subscription changes;
  private final Semaphore wake = new Semaphore(0);
  private volatile Set<String> fixed;
  private volatile boolean closed;

  /**
   * Who is asked for certificates.
   *
   * @param far in their order
   * @param own what our own authority is asked by, for what nobody else certifies
   * @param proofs shown in handshakes to authorities that look
   */
  public record Supply(List<NamedAuthority> far, NamedAuthority own, AlpnBoard proofs) {
    /** Copies the list. */
    public Supply {
      far = List.copyOf(far);
    }
  }

  /**
   * Reads what is stored.
   *
   * @param rest shows what is not here; asked in handshakes
   * @param listener told of what happens, by several threads; must not throw
   */
  public SharedCertificates(
      SharedGround ground,
      WantedNames wanted,
      Supply supply,
      CertificateSource rest,
      Consumer<SharedEvent> listener) {
    this.ground = ground;
    this.wanted = wanted;
    this.rest = rest;
    this.listener = listener;
    this.proofs = supply.proofs();
    CertificateTable certificates = new CertificateTable(ground.database(), ground.keyring());
    FailureTable failures = new FailureTable(ground.database());
    NameClaims claims =
        new NameClaims(ground.database(), ground.clock(), UUID.randomUUID().toString());
    this.shelf = new SharedShelf(certificates, failures);
    NameOrder.Tables tables = new NameOrder.Tables(shelf, certificates, failures, claims);
    NameOrder.Authorities authorities =
        new NameOrder.Authorities(
            supply.far(), supply.own(), name -> rest.forName(name).isPresent());
    Set<String> directories =
        supply.far().stream().map(NamedAuthority::name).collect(Collectors.toUnmodifiableSet());
    this.desk =
        new OrderDesk(
            ground,
            new NameOrder(ground, tables, authorities, listener),
            tables,
            new DueRule(shelf, directories),
            this::ended);
    this.demand =
        new NameDemand(
            wanted.demand(), new DemandTable(ground.database()), desk, ground.clock(), listener);
    this.fixed = wanted.fixed().get();
    this.changes = ground.database().changes().subscribe(this::changed);
  }

  /** Looks at the clock from now on, until it is closed. Call it once. */
  public void start() {
    Thread.ofVirtual().name("shared-certificates").start(this::watch);
  }

  /** Looks now, because names have changed. Does not block. */
  public void lookSoon() {
    wake.release();
  }

  @Override
  public Optional<CertifiedKey> forName(String serverName) {
    Optional<CertifiedKey> held = held(serverName);
    // What can be ordered for a name of the list is better than what else we have for it.
    return held.isPresent() || demand.isOpenFor(serverName) ? held : rest.forName(serverName);
  }

  /** Waits for names on demand alone. */
  @Override
  public CompletionStage<Optional<CertifiedKey>> expected(String serverName) {
    return demand
        .await(serverName)
        .thenApply(_ -> held(serverName).or(() -> rest.forName(serverName)));
  }

  @Override
  public CompletionStage<Optional<CertifiedKey>> proof(String serverName) {
    return proofs.proof(serverName);
  }

  private Optional<CertifiedKey> held(String serverName) {
    Optional<SharedCertificate> held = shelf.covering(serverName).filter(this::isShown);
    // What nobody asks for is not renewed.
    held.filter(one -> !fixed.contains(one.name())).ifPresent(one -> desk.begin(one.name()));
    return held.map(one -> one.shownAt(ground.clock().instant()));
  }

  private boolean isShown(SharedCertificate held) {
    boolean wantedNow = fixed.contains(held.name()) || wanted.demand().allows(held.name());
    return wantedNow && !held.isOver(ground.clock().instant());
  }

  /** Stops looking and ordering. What is held stays in use. */
  @Override
  public void close() {
    closed = true;
    changes.close();
    desk.close();
    wake.release();
  }

  private void changed(Change change) {
    if (shelf.changed(change)) {
      wake.release();
    }
  }

  /** Whether something is done for a name now. */
  boolean isBusyWith(String name) {
    return desk.isBusyWith(name);
  }

  private void ended(String name) {
    demand.ended(name);
  }

  private void watch() {
    while (!closed) {
      try {
        look();
        boolean _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (FindingException e) {
        pause(e);
      }
    }
  }

  private void look() {
    shelf.refresh().stream()
        .filter(held -> !desk.isBusyWith(held.name()))
        .forEach(held -> {
          listener.accept(new SharedEvent.Taken(held.held().leaf()));
          ended(held.name());
        });
    fixed = wanted.fixed().get();
    fixed.forEach(desk::begin);
  }

  // The database is away: what is shown stays, and the next look asks again.
  private static void pause(FindingException e) {
    LOG.log(System.Logger.Level.DEBUG, "shared certificates", e);
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
