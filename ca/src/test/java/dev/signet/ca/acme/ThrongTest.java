// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.AuditReport;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.explain.Redacted;
import dev.signet.store.StoreSettings;
import dev.signet.x509.Certificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many clients at once, each order with its proof over a real connection. {@code -Dthrong.seconds}
 * chooses how long.
 */
class ThrongTest {
  private static final int CLIENTS = 64;
  private static final int CREATED = 201;
  private static final int SERVER_ERROR = 500;
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("throng.seconds", 8));

  /** Everything that was issued is looked at. */
  private static final int ALL = 1_000_000;

  @TempDir private Path folder;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Certificate> issued = new ConcurrentLinkedQueue<>();

  @Test
  void sixtyFourClientsOfOneAccountAreServed() throws Exception {
    try (AcmeFixture fixture = AcmeFixture.in(folder)) {
      AcmeClient first = fixture.registered();
      throng(fixture, () -> twin(fixture, first));
    }
  }

  @Test
  void sixtyFourAccountsAreServed() throws Exception {
    try (AcmeFixture fixture = AcmeFixture.in(folder)) {
      throng(fixture, fixture::registered);
    }
  }

  @Test
  void soAreTheyWithTheDatabaseOnAServer() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start();
        AcmeFixture fixture = AcmeFixture.on(folder, settings(server))) {
      AcmeClient first = fixture.registered();
      throng(fixture, () -> twin(fixture, first));
    }
  }

  /**
   * Every other one with an account of its own would be as good: what they share is the database.
   */
  private void throng(AcmeFixture fixture, Supplier<AcmeClient> clients) throws Exception {
    long end = System.nanoTime() + TIME.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        running.add(threads.submit(() -> work(fixture, clients.get(), number, end)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(faults).isEmpty();
    assertThat(issued).hasSizeGreaterThanOrEqualTo(CLIENTS);
    assertThat(issued).extracting(Certificate::serial).doesNotHaveDuplicates();
    assertThat(fixture.authority.authority.list(ALL))
        .filteredOn(line -> line.state() == CertificateRecord.State.ISSUED)
        .extracting(CertificateRecord::serial)
        .containsAll(issued.stream().map(c -> c.serial().toString(16)).toList());
    AuditReport report = fixture.authority.authority.audit();
    assertThat(report.findings()).isEmpty();
    assertThat(report.certificates()).isGreaterThanOrEqualTo(issued.size());
  }

  /** At least one order each, however slow the machine. */
  private void work(AcmeFixture fixture, AcmeClient client, int number, long end) {
    int made = 0;
    do {
      try {
        order(fixture, client, "n" + number + "-" + made + ".localhost");
      } catch (RuntimeException | AssertionError e) {
        faults.add(e.toString());
      }
      made++;
    } while (System.nanoTime() < end);
  }

  private void order(AcmeFixture fixture, AcmeClient client, String name) {
    AcmeClient.Answer order = checked(client.order(name));
    if (order.status() != CREATED) {
      faults.add(order.text());
      return;
    }
    fixture.prove(client, order);
    byte[] csr = AuthorityFixture.csr(AuthorityFixture.keys(), "", name);
    AcmeClient.Answer done =
        checked(client.post(order.text("finalize"), Map.of("csr", AcmeClient.encode(csr))));
    if (!done.text("status").equals("valid")) {
      faults.add(done.text());
      return;
    }
    String pem = checked(client.read(done.text("certificate"))).text();
    issued.add(Certificate.readAll(pem.getBytes(StandardCharsets.US_ASCII)).getFirst());
  }

  private AcmeClient.Answer checked(AcmeClient.Answer answer) {
    if (answer.status() >= SERVER_ERROR) {
      faults.add(answer.text());
    }
    return answer;
  }

  /** Another client of the same account. */
  private static AcmeClient twin(AcmeFixture fixture, AcmeClient first) {
    AcmeClient twin = new AcmeClient(fixture.acme.handler(), first.keys);
    twin.become(first.account());
    return twin;
  }

  private static StoreSettings settings(EmbeddedPostgres server) {
    return new StoreSettings.PostgresServer(
        "127.0.0.1",
        server.getPort(),
        "postgres",
        "postgres",
        Redacted.of(""),
        false,
        Optional.empty());
  }
}
