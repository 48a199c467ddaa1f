// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes loses nothing that it had confirmed. */
class KilledProcessTest {
  private static final int KILLS = 4;
  private static final int WRITERS = 6;
  private static final long SEED = 20_260_101;

  @TempDir Path folder;

  @Test
  void everyConfirmedRowIsThereAfterAKill() throws Exception {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < KILLS; round++) {
      Map<String, Long> confirmed = writeAndKill(round, 50 + random.nextInt(400));
      assertThat(confirmed).as("round %d confirmed something", round).isNotEmpty();
      check(round, confirmed);
    }
  }

  private Map<String, Long> writeAndKill(int round, int millis) throws Exception {
    Map<String, Long> confirmed = new HashMap<>();
    try (ChildJvm child =
        ChildJvm.start(Counting.class, folder.toString(), Integer.toString(round))) {
      assertThat(child.line()).isEqualTo("begun");
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      Thread killer = Thread.ofVirtual().start(() -> killAt(child, end));
      for (@Nullable String line = child.line(); line != null; line = child.line()) {
        keep(confirmed, line);
      }
      killer.join();
    }
    return confirmed;
  }

  private static void keep(Map<String, Long> confirmed, String line) {
    String[] words = line.split(" ");
    // The last line may be cut by the kill: it is whole only with its end mark.
    if (words.length == 3 && words[2].equals(".")) {
      confirmed.merge(words[0], Long.parseLong(words[1]), Math::max);
    }
  }

  private static void killAt(ChildJvm child, long end) {
    try {
      TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
      child.kill();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(int round, Map<String, Long> confirmed) {
    try (Database database = Database.open(StoreSettings.in(folder), InstantSource.system())) {
      for (Map.Entry<String, Long> each : confirmed.entrySet()) {
        long kept =
            database.read(handle ->
                handle
                    .createQuery("select amount from counter where name = :name")
                    .bind("name", round + each.getKey())
                    .mapTo(Long.class)
                    .one());
        // One more may have been committed whose confirmation was not printed any more.
        assertThat(kept).isBetween(each.getValue(), each.getValue() + 1);
      }
      String integrity =
          database.read(
              handle -> handle.createQuery("pragma integrity_check").mapTo(String.class).one());
      assertThat(integrity).isEqualTo("ok");
    }
  }

  /**
   * The process that is killed: several writers, each counting up in the database and then on its
   * output.
   */
  static final class Counting {
    /** Counts in the folder given until it is killed. */
    public static void main(String[] args) throws Exception {
      Database database = Database.open(StoreSettings.in(Path.of(args[0])), InstantSource.system());
      database.write(handle ->
          handle.execute(
              "create table if not exists counter (name text primary key, amount bigint not null)"));
      System.out.println("begun");
      DatabaseContract.inParallel(
          WRITERS, writer -> count(database, args[1] + "w" + writer, "w" + writer));
    }

    private static boolean count(Database database, String name, String shown) {
      for (long amount = 1; ; amount++) {
        long next = amount;
        database.write(handle ->
            handle.execute(
                "insert into counter (name, amount) values (?, ?) on conflict (name) do update set amount = excluded.amount",
                name,
                next));
        System.out.print(shown + " " + amount + " .\n");
        System.out.flush();
      }
    }
  }
}
