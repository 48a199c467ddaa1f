// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Redacted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static PostgresServerRule server;

  private final String name = "signet" + COUNT.incrementAndGet();
  private boolean created;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServerRule.start();
    // Migrated once from empty, then copied for each test.
    Database.open(server.create(PostgresServerRule.TEMPLATE), CLOCK).close();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  StoreSettings settings() throws Exception {
    if (!created) {
      created = true;
      return server.copy(name);
    }
    return server.named(name);
  }

  @Override
  void repair(String sql) throws Exception {
    server.run(name, sql);
  }

  @Test
  void aChangeOfAnotherNodeIsToldWithinTheInterval() throws Exception {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    try (Database other = Database.open(settings(), CLOCK)) {
      other.changes().subscribe(heard::add);
      long before = System.nanoTime();
      publish(Change.Kind.ACCOUNT, "alice");
      awaitSize(heard, 1);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isLessThan(PostgresFeed.INTERVAL.multipliedBy(3));
    }
  }

  @Test
  void twoNodesHearTheSameOrder() throws Exception {
    List<Change> here = Collections.synchronizedList(new ArrayList<>());
    List<Change> there = Collections.synchronizedList(new ArrayList<>());
    try (Database other = Database.open(settings(), CLOCK)) {
      database.changes().subscribe(here::add);
      other.changes().subscribe(there::add);
      inParallel(
          6,
          writer -> {
            Database node = writer % 2 == 0 ? database : other;
            for (int i = 0; i < 10; i++) {
              String subject = writer + "-" + i;
              node.write(handle -> {
                node.changes().publish(handle, Change.Kind.SESSION, subject);
                return true;
              });
            }
            return true;
          });
      awaitSize(here, 60);
      awaitSize(there, 60);
      assertThat(here).isEqualTo(there);
      assertThat(here).extracting(Change::revision).isSorted();
    }
  }

  @Test
  void aLostConnectionAgesTheFeedAndItHealsByItself() throws Exception {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    database.changes().subscribe(heard::add);
    server.run("alter database " + name + " allow_connections false");
    server.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    Thread.sleep(700);
    assertThat(database.changes().age()).isGreaterThan(Duration.ofMillis(400));
    assertFinding(() -> insert("a", 1), StoreCode.DATABASE_UNREACHABLE);
    server.run("alter database " + name + " allow_connections true");
    publish(Change.Kind.ACCOUNT, "after");
    awaitSize(heard, 1);
    Thread.sleep(300);
    assertThat(database.changes().age()).isLessThan(Duration.ofMillis(600));
  }

  @Test
  void aFunctionThatSwallowsAFailedStatementDoesNotCommitInSilence() {
    insert("a", 1);
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.write(this::swallow))
        .isNotNull();
    assertThat(amounts()).containsExactly(1L);
  }

  private boolean swallow(org.jdbi.v3.core.Handle handle) {
    handle.execute("insert into item values ('b', 2)");
    try {
      handle.execute("insert into item values ('a', 2)");
    } catch (org.jdbi.v3.core.JdbiException expected) {
      assertThat(expected).isNotNull();
    }
    return true;
  }

  @Test
  void aDatabaseThatIsNotThereIsAFinding() {
    assertFinding(() -> Database.open(server.named("nowhere"), CLOCK), StoreCode.DATABASE_MISSING);
  }

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() {
    StoreSettings away =
        new StoreSettings.PostgresServer(
            "127.0.0.1", 1, name, "postgres", Redacted.of(""), false, Optional.empty());
    assertFinding(() -> Database.open(away, CLOCK), StoreCode.DATABASE_UNREACHABLE);
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereTlsIsAskedFor() {
    StoreSettings.PostgresServer plain = server.named(name);
    StoreSettings verified =
        new StoreSettings.PostgresServer(
            "localhost",
            plain.port(),
            name,
            plain.user(),
            plain.password(),
            true,
            Optional.empty());
    assertFinding(() -> Database.open(verified, CLOCK), StoreCode.DATABASE_TLS_UNVERIFIED);
  }
}
