// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/**
 * Two nodes of one authority on one PostgreSQL, one of which is killed while clients order. {@code
 * -Dkilled.seconds} chooses how long they order before and after.
 */
@Tag("e2e")
class KilledNodeTest {
  private static final long SEED = 20_261_122;
  private static final int CLIENTS = 16;
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("killed.seconds", 3));

  @TempDir private Path folder;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Queue<X509Certificate> confirmed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger interruptions = new AtomicInteger();
  private final AtomicBoolean go = new AtomicBoolean(true);

  @Test
  void noOrderIsLostAndEveryCertificateIsInTheLog() throws Exception {
    try (Postgres postgres = Postgres.start();
        SlowProofs proofs = SlowProofs.start(SEED);
        Balancer balancer = Balancer.start();
        RunningSignet one = RunningSignet.start(first(postgres, proofs));
        RunningSignet two = RunningSignet.start(second(one));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      balancer.add(one.url().getPort());
      balancer.add(two.url().getPort());
      List<Future<?>> running = begin(threads, balancer, two.rootPem(), proofs);

      letOrder(CLIENTS);
      one.kill();
      int before = confirmed.size();
      // More than what was begun at both nodes: clients have ordered anew at the one that is left.
      letOrder(before + 2 * CLIENTS);
      go.set(false);
      for (Future<?> client : running) {
        client.get();
      }

      System.out.printf(
          "%d certificates before, %d after; %d connections ended%n",
          before, confirmed.size() - before, interruptions.get());
      assertThat(faults).isEmpty();
      assertThat(confirmed).hasSizeGreaterThanOrEqualTo(before + 2 * CLIENTS);
      isAllThere(two);
      try (RunningSignet again = RunningSignet.start(one.data())) {
        isAllThere(again);
      }
    }
  }

  /** For the time that was chosen, and until there are so many certificates. */
  private void letOrder(int least) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(TIME.toNanos());
    while (confirmed.size() < least && faults.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Every certificate that a client got, once, in the database and in the log. */
  private void isAllThere(RunningSignet node) {
    List<String> serials = confirmed.stream().map(c -> c.getSerialNumber().toString(16)).toList();
    assertThat(serials).doesNotHaveDuplicates();
    Set<String> listed =
        node.command("cert", "list", "--json", "--limit", "100000")
            .succeeded()
            .out()
            .lines()
            .map(Json::object)
            .filter(row -> row.get("state").equals("issued"))
            .map(row -> row.get("serial").toString())
            .collect(Collectors.toSet());
    assertThat(listed).containsAll(serials);
    node.command("ca", "verify").succeeded();
  }

  private List<Future<?>> begin(
      ExecutorService threads, Balancer balancer, Path root, SlowProofs proofs) throws Exception {
    URI directory = URI.create("https://localhost:" + balancer.port() + "/acme/directory");
    HttpClient http = http(TrustingClient.trusting(root));
    KeyPair shared = OrderingClient.keys();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      // Half of them are one account, the others have one each.
      KeyPair keys = i % 2 == 0 ? shared : OrderingClient.keys();
      Session session = new Session(directory, new Shared(http));
      OrderingClient client = OrderingClient.of(session, keys, proofs, interruptions);
      int number = i;
      running.add(threads.submit(() -> work(client, number)));
    }
    return running;
  }

  private void work(OrderingClient client, int number) {
    try {
      for (int made = 0; go.get(); made++) {
        confirmed.add(client.certificate("n" + number + "-" + made + ".localhost"));
      }
    } catch (Exception | AssertionError e) {
      faults.add(e.toString());
    }
  }

  /** A data directory with settings. */
  private Path first(Postgres postgres, SlowProofs proofs) throws IOException {
    Path data = postgres.configure(folder.resolve("one"));
    Files.writeString(
        data.resolve("signet.toml"),
        "\n[acme]\nhttp_port = " + proofs.port() + "\n",
        StandardOpenOption.APPEND);
    return data;
  }

  /** What a second node needs of the first. */
  private Path second(RunningSignet one) throws IOException {
    Path data = Files.createDirectory(folder.resolve("two"));
    for (String name : List.of("signet.toml", "keyring.key")) {
      Files.copy(one.data().resolve(name), data.resolve(name));
    }
    return data;
  }

  /** Its connections lead to both nodes, and requests of one client go by either. */
  private static HttpClient http(SSLContext trust) {
    return HttpClient.newBuilder()
        .sslContext(trust)
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(60))
        .build();
  }

  /** Acme4j's generic side with connections that all clients share. */
  private static final class Shared extends GenericAcmeProvider {
    private final HttpClient http;

    Shared(HttpClient http) {
      this.http = http;
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
      return http;
    }
  }
}
