// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {
  @TempDir Path folder;

  @Override
  StoreSettings settings() {
    return StoreSettings.in(folder);
  }

  @Override
  void repair(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void everyFileIsTheOwnersAlone() throws Exception {
    insert("a", 1);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(each -> each.getFileName().toString())
          .contains("signet.db", "signet.db-wal", "signet.db-shm");
      for (Path each : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
            .as("%s", each)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aFileThatOthersCouldReadIsRestricted() throws Exception {
    database.close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    database = Database.open(settings(), CLOCK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void writersThatWaitShareACommit() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Thread first = Thread.ofVirtual().start(() -> database.write(handle -> hold(held, release)));
    held.await();
    List<Thread> waiting =
        Stream.iterate(0, i -> i + 1)
            .limit(50)
            .map(i -> Thread.ofVirtual().start(() -> insert("w" + i, i)))
            .toList();
    for (Thread each : waiting) {
      while (each.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    long before = logFrames();
    release.countDown();
    first.join();
    for (Thread each : waiting) {
      each.join();
    }
    assertThat(amounts()).hasSize(50);
    // 50 commits of their own would each have written the table's and the index's page again.
    assertThat(logFrames() - before).isLessThan(50);
  }

  @Test
  void theFeedHasNoAge() {
    assertThat(database.changes().age()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aFullDatabaseIsAFindingAndTheDatabaseGoesOn() {
    database.write(handle -> handle.execute("create table filler (b bytea)"));
    insert("kept", 1);
    long pages =
        database.write(handle -> handle.createQuery("pragma page_count").mapTo(Long.class).one());
    database.write(handle ->
        handle.createQuery("pragma max_page_count = " + (pages + 4)).mapTo(Long.class).one());
    assertFinding(
        () ->
            database.write(
                handle -> handle.execute("insert into filler values (zeroblob(1000000))")),
        StoreCode.DATABASE_FULL);
    database.write(handle ->
        handle.createQuery("pragma max_page_count = " + (pages + 4000)).mapTo(Long.class).one());
    insert("after", 2);
    assertThat(amounts()).containsExactly(2L, 1L);
  }

  @Test
  void aFullDatabaseFailsTheBigWriterAndNotTheSmallOnesBesideIt() throws Exception {
    database.write(handle -> handle.execute("create table filler (b bytea)"));
    long pages =
        database.write(handle -> handle.createQuery("pragma page_count").mapTo(Long.class).one());
    database.write(handle ->
        handle.createQuery("pragma max_page_count = " + (pages + 20)).mapTo(Long.class).one());
    List<Boolean> written = inParallel(30, this::writeBigOrSmall);
    assertThat(written)
        .containsExactlyElementsOf(
            Stream.iterate(0, i -> i + 1).limit(30).map(i -> i % 10 != 5).toList());
    assertThat(amounts()).hasSize(27);
  }

  @Test
  void aFullDiskIsAFindingAndWhatWasConfirmedStays() throws Exception {
    try (FullDisk disk = FullDisk.mount(folder.resolve("disk"));
        Database small = Database.open(StoreSettings.in(disk.path()), CLOCK)) {
      small.write(handle -> handle.execute("create table filler (b bytea)"));
      small.write(handle -> handle.execute("insert into filler values (zeroblob(10))"));
      disk.fill();
      assertFinding(
          () ->
              small.write(handle -> handle.execute("insert into filler values (zeroblob(200000))")),
          StoreCode.DATABASE_FULL);
      disk.empty();
      small.write(handle -> handle.execute("insert into filler values (zeroblob(20))"));
      assertThat(
              small
                  .read(handle ->
                      handle
                          .createQuery("select length(b) from filler order by 1")
                          .mapTo(Long.class)
                          .list())
                  .toString())
          .isEqualTo("[10, 20]");
    }
  }

  @Test
  void aFullDiskIsAFindingAtTheFirstStart() throws Exception {
    try (FullDisk disk = FullDisk.mount(folder.resolve("disk"))) {
      disk.fill();
      assertFinding(
          () -> Database.open(StoreSettings.in(disk.path()), CLOCK), StoreCode.DATABASE_FULL);
    }
  }

  @Test
  void theHolderOfALockedDatabaseIsNamed() throws Exception {
    try (ChildJvm other = ChildJvm.start(Holding.class, file().toString())) {
      assertThat(other.line()).isEqualTo("held");
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> insert("a", 1))
          .isInstanceOfSatisfying(
              dev.signet.explain.FindingException.class,
              e -> assertThat(e.finding().headline()).contains("process " + other.pid()));
    }
  }

  /** Another program that keeps the database to itself. */
  static final class Holding {
    /** Locks the file given. */
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + args[0]);
          Statement statement = connection.createStatement()) {
        statement.execute("begin immediate");
        System.out.println("held");
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void aDatabaseThatAnotherProgramHoldsIsAFinding() throws Exception {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("begin immediate");
      assertFinding(() -> insert("a", 1), StoreCode.DATABASE_LOCKED);
      statement.execute("rollback");
    }
    insert("a", 1);
  }

  @Test
  void aFileThatIsNoDatabaseIsAFinding() throws Exception {
    Path other = folder.resolve("other.db");
    Files.writeString(other, "This is no database.\n".repeat(100));
    assertFinding(
        () -> Database.open(new StoreSettings.LocalFile(other), CLOCK), StoreCode.DATABASE_DAMAGED);
  }

  @Test
  void aFolderWithSignsThatUrlsReserveIsFine() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("what? 100% & #1"));
    try (Database opened = Database.open(StoreSettings.in(odd), CLOCK)) {
      assertThat(opened.read(FeedLog::head)).isZero();
    }
    assertThat(odd.resolve(StoreSettings.FILE_NAME)).isNotEmptyFile();
  }

  private boolean writeBigOrSmall(int writer) {
    boolean big = writer % 10 == 5;
    try {
      return database.write(handle ->
          (big
                  ? handle.execute("insert into filler values (zeroblob(1000000))")
                  : handle.execute("insert into item values (?, 1)", "w" + writer))
              == 1);
    } catch (dev.signet.explain.FindingException e) {
      assertThat(e.finding().code()).isEqualTo(StoreCode.DATABASE_FULL);
      return false;
    }
  }

  private static boolean hold(CountDownLatch held, CountDownLatch release) {
    held.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  private long logFrames() throws Exception {
    return Files.size(folder.resolve("signet.db-wal")) / 4096;
  }

  private Path file() {
    return folder.resolve(StoreSettings.FILE_NAME);
  }
}
