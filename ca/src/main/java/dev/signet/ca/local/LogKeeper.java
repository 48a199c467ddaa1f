// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.TreeLog;
import dev.signet.ca.audit.KeptCheckpoint;
import dev.signet.ca.tree.Checkpoint;
import dev.signet.store.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Gives the log's entries their places, and puts a checkpoint away in a file beside the database:
 * who replaces the database by an older one has to think of it too.
 */
final class LogKeeper implements AutoCloseable {
  /** How long an entry waits for its place: long enough to share the transaction with others. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** The file is there against what happens once in years: it need not be written each time. */
  private static final Duration PUT_AWAY = Duration.ofMinutes(1);

  /** A checkpoint has some 200 bytes. */
  private static final int MAX_FILE = 4 * 1024;

  private final TreeLog log;
  private final Path file;
  private final Thread thread;
  private volatile boolean closed;
  private long putAway = System.nanoTime();

  private LogKeeper(TreeLog log, Path file) {
    this.log = log;
    this.file = file;
    this.thread = Thread.ofVirtual().name("signet-ca-log").unstarted(this::run);
  }

  /** Keeps a log until it is closed. */
  static LogKeeper start(TreeLog log, Path file) {
    LogKeeper keeper = new LogKeeper(log, file);
    keeper.thread.start();
    return keeper;
  }

  /** Gives places to all entries that wait now. */
  void settle() {
    while (log.sequence() > 0) {
      // Others may be written meanwhile; a batch that is not full was the last.
    }
  }

  /** The checkpoint that was put away, if there is one that can be read. */
  Optional<KeptCheckpoint> kept() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String text = new String(AtomicFile.read(file, MAX_FILE), StandardCharsets.UTF_8);
    return Checkpoint.read(text).map(checkpoint -> new KeptCheckpoint(file.toString(), checkpoint));
  }

  private void run() {
    while (!closed) {
      LockSupport.parkNanos(PAUSE.toNanos());
      try {
        boolean moved = !closed && log.sequence() > 0;
        if (moved && System.nanoTime() - putAway > PUT_AWAY.toNanos()) {
          putAway();
        }
      } catch (RuntimeException e) {
        // The database is away, or closes: what waits for a place waits on.
        System.getLogger(LogKeeper.class.getName())
            .log(System.Logger.Level.DEBUG, "the log's entries wait", e);
      }
    }
  }

  /** Never over one that is larger: that one shows that this database is an older one. */
  private void putAway() {
    Checkpoint present = log.checkpoint();
    boolean larger =
        kept().filter(k -> k.checkpoint().head().size() > present.head().size()).isPresent();
    if (!larger) {
      byte[] text = present.text().getBytes(StandardCharsets.UTF_8);
      AtomicFile.replace(file, text, AtomicFile.Readers.OWNER);
    }
    putAway = System.nanoTime();
  }

  /** Gives the last entries their places and puts the checkpoint away. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
      settle();
      putAway();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      System.getLogger(LogKeeper.class.getName())
          .log(System.Logger.Level.DEBUG, "the log was not put away", e);
    }
  }
}
