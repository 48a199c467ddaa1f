// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaEvent;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Issuer;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.ScopeResult;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes on one PostgreSQL, without a leader. */
class PostgresNodesTest {
  private static final int NODES = 3;
  private static final int CERTIFICATES = 20;

  @TempDir private Path folder;
  private static EmbeddedPostgres server;
  private static int databases;

  private final List<Node> nodes = new ArrayList<>();

  private record Node(Path folder, Database database, LocalAuthority.Opening opening) {
    LocalAuthority authority() {
      return opening.authority();
    }
  }

  @BeforeAll
  static void startServer() throws Exception {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @BeforeEach
  void start() throws Exception {
    databases++;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database authority" + databases);
    }
    // Migrated by one: what is tested here is what follows.
    Database.open(settings(), InstantSource.system()).close();
    nodes.addAll(atOnce(NODES, this::open));
  }

  @AfterEach
  void stop() throws Exception {
    for (Node node : nodes) {
      node.authority().close();
      node.database().close();
    }
  }

  @Test
  void nodesThatStartAtOnceAgreeOnOneRootAndOneOfThemHoldsItsKey() {
    assertThat(nodes).extracting(n -> n.authority().root().id()).containsOnly(root());
    assertThat(nodes)
        .filteredOn(
            n -> n.opening().events().stream().anyMatch(CaEvent.RootCreated.class::isInstance))
        .hasSize(1);
    assertThat(nodes).filteredOn(n -> Files.exists(n.folder().resolve("root-key.pem"))).hasSize(1);
    assertThat(nodes.getFirst().authority().issuers())
        .filteredOn(i -> i.state() == Issuer.State.CURRENT)
        .hasSize(2);
  }

  @Test
  void nodesIssueAtOnceAndRevokeForEachOther() throws Exception {
    List<Certificate> issued = new ArrayList<>();
    atOnce(CERTIFICATES, i -> issue(nodes.get(i % NODES))).forEach(issued::add);
    assertThat(issued).extracting(Certificate::serial).doesNotHaveDuplicates();
    Certificate first = issued.getFirst();
    nodes
        .get(0)
        .authority()
        .revoke(new RevocationRequest(first.serialText(), RevocationReason.SUPERSEDED, "test"));
    Node other = nodes.get(1);
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!list(other).revokes(first) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(list(other).revokes(first)).as("told by the change feed").isTrue();
    assertThat(other.authority().list(1000))
        .extracting(CertificateRecord::state)
        // A node that lost the race for the root leaves one that failed; none may be open.
        .isSubsetOf(CertificateRecord.State.ISSUED, CertificateRecord.State.FAILED);
  }

  @Test
  void aDomainThatTheNodeWithTheKeyAddsIsCertifiedByTheOthers() throws Exception {
    Node holder =
        nodes.stream()
            .filter(n -> Files.exists(n.folder().resolve("root-key.pem")))
            .findFirst()
            .orElseThrow();
    Node other = nodes.stream().filter(n -> n != holder).findFirst().orElseThrow();
    NameScope more = new NameScope(List.of("later.test"), List.of());
    assertThat(other.authority().extend(more)).isInstanceOf(ScopeResult.Refused.class);
    assertThat(holder.authority().extend(more)).isInstanceOf(ScopeResult.Extended.class);
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (other.authority().extend(more) instanceof ScopeResult.Refused
        && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertThat(other.authority().issue(AuthorityFixture.request(Profile.SERVER, "www.later.test")))
        .isInstanceOf(IssuanceResult.Issued.class);
  }

  private Crl list(Node node) {
    String id = LocalAuthorityTest.intermediate(node.authority()).id();
    return Crl.read(node.authority().crl(id).orElseThrow().encoded().toArray());
  }

  private static Certificate issue(Node node) {
    IssuanceResult result =
        node.authority().issue(AuthorityFixture.request(Profile.SERVER, "a.localhost"));
    assertThat(result).isInstanceOf(IssuanceResult.Issued.class);
    return ((IssuanceResult.Issued) result).certificate().certificate();
  }

  private Node open(int number) throws Exception {
    Path own = Files.createDirectory(folder.resolve("node" + number));
    Database database = Database.open(settings(), InstantSource.system());
    LocalAuthority.Opening opening =
        LocalAuthority.open(
            AuthorityFixture.settings(own),
            database,
            Keyring.of(new byte[Keyring.KEY_BYTES]),
            InstantSource.system());
    return new Node(own, database, opening);
  }

  private StoreSettings settings() {
    return new StoreSettings.PostgresServer(
        "127.0.0.1",
        server.getPort(),
        "authority" + databases,
        "postgres",
        Redacted.of(""),
        false,
        Optional.empty());
  }

  private String root() {
    return nodes.getFirst().authority().root().id();
  }

  private interface Numbered<T> {
    T run(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int count, Numbered<T> work) throws Exception {
    List<Callable<T>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      calls.add(() -> work.run(number));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(NODES)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    }
  }
}
