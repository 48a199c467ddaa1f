// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.enrol.Enroller;
import dev.signet.enrol.TestAuthority;
import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** One node of a gateway, without the gateway. */
final class SharedNode implements AutoCloseable {
  private static final long SEED = 7L;

  final FixedClock clock;
  final Database database;
  final List<SharedEvent> events = new CopyOnWriteArrayList<>();
  final TestAuthority own;
  volatile Set<String> names = Set.of();
  WantedNames.OnDemand demand = WantedNames.OnDemand.NONE;
  CertificateSource rest = name -> Optional.empty();
  private final List<NamedAuthority> far = new ArrayList<>();
  private Optional<SharedCertificates> certificates = Optional.empty();

  SharedNode(StoreSettings store, FixedClock clock) {
    this.clock = clock;
    this.database = Database.open(store, clock);
    this.own = new TestAuthority(clock);
  }

  SharedNode asks(String directory, Enroller enroller) {
    far.add(new NamedAuthority(directory, () -> enroller));
    return this;
  }

  /** Begins to look. */
  SharedCertificates start(String... wanted) {
    names = Set.of(wanted);
    SharedCertificates made =
        new SharedCertificates(
            new SharedGround(
                database, Keyring.of(new byte[Keyring.KEY_BYTES]), clock, new Random(SEED)),
            new WantedNames(() -> names, demand),
            new SharedCertificates.Supply(far, NamedAuthority.own(own), board()),
            rest,
            events::add);
    certificates = Optional.of(made);
    made.start();
    return made;
  }

  private AlpnBoard board() {
    return new AlpnBoard(new ProofTable(database, clock));
  }

  SharedCertificates certificates() {
    return certificates.orElseThrow();
  }

  /** What a handshake for a name would show. */
  Optional<Certificate> shown(String name) {
    return certificates()
        .forName(name)
        .map(CertifiedKey::chain)
        .map(chain -> Certificate.of(chain.getFirst()));
  }

  /** Moves the clock and has it looked at. */
  void advance(Duration by) {
    clock.advance(by);
    certificates().lookSoon();
  }

  long count(Class<? extends SharedEvent> kind) {
    return events.stream().filter(kind::isInstance).count();
  }

  SharedEvent.Failed failed() {
    return events.stream()
        .filter(SharedEvent.Failed.class::isInstance)
        .map(SharedEvent.Failed.class::cast)
        .toList()
        .getLast();
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(condition.getAsBoolean()).as("it happens within 30 s").isTrue();
  }

  @Override
  public void close() {
    certificates.ifPresent(SharedCertificates::close);
    database.close();
  }
}
