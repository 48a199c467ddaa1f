// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do, whichever engine is behind it. */
abstract class DatabaseContract {
  static final InstantSource CLOCK = InstantSource.system();

  Database database;

  /** The settings of a new, empty database; the same within one test. */
  abstract StoreSettings settings() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(settings(), CLOCK);
    database.write(handle ->
        handle.execute(
            "create table item (name text not null primary key, amount bigint not null)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A statement that is kept must not hold on to what it has seen. */
  @Test
  void aReadThatWasNotReadToItsEndDoesNotMakeTheNextOneOld() {
    insert("b", 2);
    insert("c", 3);
    for (int i = 0; i < 5; i++) {
      assertThat(least()).isEqualTo(2 - i);
      insert("less" + i, 1 - i);
    }
  }

  /** The same text again after the driver has given a statement up. */
  @Test
  void aStatementThatFailedCanBeExecutedAgain() {
    insert("a", 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> insert("a", 1)).isInstanceOf(RuntimeException.class);
      insert("a" + i, i);
    }
    assertThat(least()).isZero();
  }

  private long least() {
    return database.read(handle ->
        handle
            .createQuery("select amount from item order by amount")
            .mapTo(Long.class)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void whatWasWrittenIsReadAlsoAfterReopening() throws Exception {
    insert("a", 1);
    assertThat(amounts()).containsExactly(1L);
    database.close();
    database = Database.open(settings(), CLOCK);
    assertThat(amounts()).containsExactly(1L);
  }

  @Test
  void aFunctionThatThrowsUndoesItselfAndItsExceptionPassesThrough() {
    assertThatThrownBy(() ->
            database.write(handle -> {
              handle.execute("insert into item values ('a', 1)");
              throw new IllegalCallerException("no");
            }))
        .isInstanceOf(IllegalCallerException.class)
        .hasMessage("no");
    assertThat(amounts()).isEmpty();
  }

  @Test
  void aReadCannotWrite() {
    assertThatThrownBy(
            () -> database.read(handle -> handle.execute("insert into item values ('a', 1)")))
        .isNotNull();
    assertThat(amounts()).isEmpty();
    insert("b", 2);
  }

  @Test
  void aReadSeesOneSnapshot() throws Exception {
    insert("a", 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch changed = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<List<Long>> seen =
          pool.submit(() ->
              database.read(handle -> {
                long before = sum(handle);
                begun.countDown();
                await(changed);
                return List.of(before, sum(handle));
              }));
      begun.await();
      insert("b", 10);
      changed.countDown();
      assertThat(seen.get()).containsExactly(1L, 1L);
    }
    assertThat(database.read(DatabaseContract::sum)).isEqualTo(11L);
  }

  @Test
  void concurrentIncrementsAreAllCounted() throws Exception {
    insert("counter", 0);
    int writers = 16;
    int each = 40;
    inParallel(
        writers,
        writer -> {
          for (int i = 0; i < each; i++) {
            database.write(DatabaseContract::incrementByReading);
          }
          return true;
        });
    assertThat(amounts()).containsExactly((long) writers * each);
  }

  @Test
  void oneOfManyConcurrentWritersThatFailsHurtsNoOther() throws Exception {
    List<Boolean> written =
        inParallel(
            48,
            writer -> {
              try {
                return database.write(handle -> insertUnlessThird(handle, writer));
              } catch (IllegalCallerException e) {
                return false;
              }
            });
    long expected = IntStream.range(0, 48).filter(writer -> writer % 3 != 0).count();
    assertThat(written.stream().filter(done -> done).count()).isEqualTo(expected);
    assertThat(amounts()).hasSize((int) expected);
  }

  @Test
  void aUniqueKeyIsGivenToExactlyOneOfManyWriters() throws Exception {
    List<Boolean> won =
        inParallel(
            16,
            writer ->
                database.write(handle ->
                    handle.execute(
                            "insert into item values ('one', ?) on conflict do nothing", writer)
                        == 1));
    assertThat(won).filteredOn(each -> each).hasSize(1);
  }

  @Test
  void aViolatedConstraintIsTheStatementsFailureAndNotTheDatabases() {
    insert("a", 1);
    assertThatThrownBy(() -> insert("a", 2)).isInstanceOf(org.jdbi.v3.core.JdbiException.class);
    assertThat(amounts()).containsExactly(1L);
  }

  @Test
  void whoAsksForATransactionInsideJoinsTheOneThatIsThere() {
    database.write(handle -> {
      handle.useTransaction(inner -> inner.execute("insert into item values ('a', 1)"));
      return handle.execute("insert into item values ('b', 2)");
    });
    assertThat(amounts()).containsExactly(1L, 2L);
    assertThatThrownBy(() -> database.write(Handle::commit))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aListenerHearsOfAChangeBeforeWriteReturns() {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    try (ChangeFeed.Subscription subscription = database.changes().subscribe(heard::add)) {
      publish(Change.Kind.ACCOUNT, "alice");
      assertThat(heard)
          .extracting(Change::kind, Change::subject)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(Change.Kind.ACCOUNT, "alice"));
    }
    publish(Change.Kind.ACCOUNT, "bob");
    assertThat(heard).hasSize(1);
  }

  @Test
  void aChangeThatWasRolledBackIsNeverTold() {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    database.changes().subscribe(heard::add);
    assertThatThrownBy(() ->
            database.write(handle -> {
              database.changes().publish(handle, Change.Kind.SESSION, "gone");
              throw new IllegalCallerException("no");
            }))
        .isInstanceOf(IllegalCallerException.class);
    publish(Change.Kind.SESSION, "stays");
    assertThat(heard).extracting(Change::subject).containsExactly("stays");
  }

  @Test
  void concurrentChangesAreToldInOrderWithoutGapsOnceEachAndAfterTheirCommit() throws Exception {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    List<Boolean> committed = Collections.synchronizedList(new ArrayList<>());
    database
        .changes()
        .subscribe(change -> {
          heard.add(change);
          committed.add(database.read(handle -> exists(handle, change.subject())));
        });
    inParallel(8, writer -> publishMany(writer, 15));
    awaitSize(heard, 8 * 15);
    long first = heard.getFirst().revision();
    assertThat(heard)
        .extracting(Change::revision)
        .containsExactlyElementsOf(LongStream.range(first, first + 8 * 15).boxed().toList());
    assertThat(heard).extracting(Change::subject).doesNotHaveDuplicates();
    assertThat(committed).hasSize(8 * 15).doesNotContain(false);
  }

  @Test
  void aListenerThatThrowsKeepsNothingFromTheOthers() {
    List<Change> heard = Collections.synchronizedList(new ArrayList<>());
    database
        .changes()
        .subscribe(change -> {
          throw new IllegalCallerException("listener");
        });
    database.changes().subscribe(heard::add);
    publish(Change.Kind.KEY, "k1");
    publish(Change.Kind.KEY, "k2");
    assertThat(heard).extracting(Change::subject).containsExactly("k1", "k2");
  }

  @Test
  void theFeedIsYoung() {
    publish(Change.Kind.ROUTE, "r");
    assertThat(database.changes().age()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aFollowerThatLagsBehindWhatIsKeptIsToldThatItMissedSomething() {
    List<Change> heard = new ArrayList<>();
    FeedTail tail = new FeedTail(0);
    tail.subscribe(heard::add);
    publish(Change.Kind.ACCOUNT, "a");
    publish(Change.Kind.ACCOUNT, "b");
    publish(Change.Kind.ACCOUNT, "c");
    database.write(handle -> handle.execute("delete from feed_change where subject in ('a', 'b')"));
    database.read(handle -> follow(tail, handle));
    assertThat(heard)
        .extracting(Change::kind)
        .containsExactly(Change.Kind.EVERYTHING, Change.Kind.ACCOUNT);
    database.write(handle -> handle.execute("update feed_head set revision = 1"));
    database.read(handle -> follow(tail, handle));
    assertThat(heard).extracting(Change::kind).endsWith(Change.Kind.EVERYTHING);
  }

  @Test
  void theFeedKeepsABoundedNumberOfChanges() {
    database.write(handle ->
        handle.execute("update feed_head set revision = revision + " + FeedLog.KEPT_CHANGES));
    publish(Change.Kind.ACCOUNT, "old");
    database.write(handle ->
        handle.execute("update feed_head set revision = revision + " + FeedLog.KEPT_CHANGES));
    publish(Change.Kind.ACCOUNT, "new");
    List<String> kept =
        database.read(handle ->
            handle.createQuery("select subject from feed_change").mapTo(String.class).list());
    assertThat(kept).containsExactly("new");
  }

  @Test
  void aNewerDatabaseIsRefusedUntouched() throws Exception {
    database.write(handle ->
        handle.execute(
            "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success) values (99, '999', 'later',"
                + " 'SQL', 'V999__later.sql', 1, 'x', 1, true)"));
    database.close();
    assertRefused(StoreCode.DATABASE_NEWER);
    reopenAfter("delete from flyway_schema_history where version = '999'");
  }

  @Test
  void tablesOfAnotherHistoryAreRefused() throws Exception {
    int checksum = MigrationScript.all().getFirst().checksum();
    database.write(handle ->
        handle.execute("update flyway_schema_history set checksum = 7 where version = '1'"));
    database.close();
    assertRefused(StoreCode.DATABASE_ALTERED);
    reopenAfter("update flyway_schema_history set checksum = " + checksum + " where version = '1'");
  }

  @Test
  void ourChecksumsAreFlywaysOwn() {
    List<Integer> recorded =
        database.read(handle ->
            handle
                .createQuery(
                    "select checksum from flyway_schema_history where type = 'SQL' order by"
                        + " installed_rank")
                .mapTo(Integer.class)
                .list());
    assertThat(recorded)
        .containsExactlyElementsOf(
            MigrationScript.all().stream().map(MigrationScript::checksum).toList());
  }

  @Test
  void everyTypeOfTheDialectComesBackAsItWent() {
    database.write(
        handle -> handle.execute("create table typed (t text, n bigint, f boolean, b bytea)"));
    byte[] bytes = new byte[256];
    IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
    database.write(handle ->
        handle.execute(
            "insert into typed values (?, ?, ?, ?)", "ü\u0001", Long.MIN_VALUE, true, bytes));
    database.read(handle ->
        handle
            .createQuery("select t, n, f, b from typed where f = true")
            .map((row, context) -> {
              assertThat(row.getString(1)).isEqualTo("ü\u0001");
              assertThat(row.getLong(2)).isEqualTo(Long.MIN_VALUE);
              assertThat(row.getBoolean(3)).isTrue();
              assertThat(row.getBytes(4)).isEqualTo(bytes);
              return true;
            })
            .one());
  }

  @Test
  void aForeignKeyIsEnforced() {
    database.write(
        handle -> handle.execute("create table part (item text not null references item (name))"));
    assertThatThrownBy(
            () -> database.write(handle -> handle.execute("insert into part values ('nobody')")))
        .isNotNull();
  }

  @Test
  void aTransactionWithinATransactionIsRefusedRatherThanWaitingForItself() {
    assertThatThrownBy(() -> database.write(handle -> database.write(inner -> true)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aClosedDatabaseSaysSo() {
    database.close();
    assertFinding(() -> insert("a", 1), StoreCode.DATABASE_CLOSED);
    assertFinding(this::amounts, StoreCode.DATABASE_CLOSED);
  }

  static void assertFinding(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, StoreCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            dev.signet.explain.FindingException.class,
            e -> assertThat(e.finding().code()).isEqualTo(code));
  }

  void insert(String name, long amount) {
    database.write(handle -> handle.execute("insert into item values (?, ?)", name, amount));
  }

  List<Long> amounts() {
    return database.read(handle ->
        handle.createQuery("select amount from item order by name").mapTo(Long.class).list());
  }

  void publish(Change.Kind kind, String subject) {
    database.write(handle -> {
      database.changes().publish(handle, kind, subject);
      return true;
    });
  }

  static void awaitSize(List<?> list, int size) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (list.size() < size && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertThat(list).hasSize(size);
  }

  interface Writer<T> {
    T run(int number) throws Exception;
  }

  static <T> List<T> inParallel(int writers, Writer<T> work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> tasks =
          IntStream.range(0, writers)
              .<Callable<T>>mapToObj(number -> () -> work.run(number))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    }
  }

  private void assertRefused(StoreCode code) {
    assertFinding(() -> Database.open(settings(), CLOCK), code);
  }

  /** Undoes what a test did to the history, past the check that it provoked. */
  abstract void repair(String sql) throws Exception;

  private void reopenAfter(String sql) throws Exception {
    repair(sql);
    database = Database.open(settings(), CLOCK);
    assertThat(amounts()).isEmpty();
  }

  private boolean publishMany(int writer, int count) throws InterruptedException {
    Random random = new Random(writer);
    for (int i = 0; i < count; i++) {
      String subject = writer + "-" + i;
      database.write(handle -> {
        handle.execute("insert into item values (?, 0)", subject);
        database.changes().publish(handle, Change.Kind.SESSION, subject);
        return true;
      });
      Thread.sleep(random.nextInt(3));
    }
    return true;
  }

  private static boolean follow(FeedTail tail, Handle handle) {
    tail.follow(handle);
    return true;
  }

  private static boolean exists(Handle handle, String name) {
    return handle
            .createQuery("select count(*) from item where name = :name")
            .bind("name", name)
            .mapTo(Long.class)
            .one()
        == 1;
  }

  private static long sum(Handle handle) {
    return handle.createQuery("select sum(amount) from item").mapTo(Long.class).one();
  }

  /**
   * Reads, then writes what it read plus one: wrong unless transactions are as good as one after
   * the other.
   */
  private static int incrementByReading(Handle handle) {
    long amount =
        handle
            .createQuery("select amount from item where name = 'counter'")
            .mapTo(Long.class)
            .one();
    return handle.execute("update item set amount = ? where name = 'counter'", amount + 1);
  }

  private static boolean insertUnlessThird(Handle handle, int writer) {
    handle.execute("insert into item values (?, ?)", "w" + writer, writer);
    if (writer % 3 == 0) {
      throw new IllegalCallerException("third");
    }
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
