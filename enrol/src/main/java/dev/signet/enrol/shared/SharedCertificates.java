// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.explain.FindingException;
import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
  private final SharedShelf shelf;
  private final OrderDesk desk;
  private final ChangeFeed.Subscription changes;
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean closed;

  /**
   * Who is asked for certificates.
   *
   * @param far in their order
   * @param own what our own authority is asked by, for what nobody else certifies
   */
  public record Supply(List<NamedAuthority> far, NamedAuthority own) {
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
            new DueRule(shelf, directories));
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
    return shelf
        .covering(serverName)
        .filter(held -> wanted.isWanted(held.name()) && !held.isOver(ground.clock().instant()))
        .map(held -> held.held().certified())
        .or(() -> rest.forName(serverName));
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
        .forEach(held -> listener.accept(new SharedEvent.Taken(held.held().leaf())));
    new HashSet<>(wanted.fixed().get()).forEach(desk::begin);
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
