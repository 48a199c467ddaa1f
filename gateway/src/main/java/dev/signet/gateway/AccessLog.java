// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes one line of JSON per request.
 *
 * <p>Event loops only put a request's record into a bounded queue; a thread of its own makes the
 * lines, several times a second. It is not woken per request, which would cost more than the
 * request. Where the disk is slower than the requests, lines are left out and their number is
 * written.
 */
public final class AccessLog implements AutoCloseable {
  /** Half a second of what two cores can serve. */
  private static final int MAX_QUEUED = 32_768;

  /** How late a line may be. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** How long closing waits for the last lines. */
  private static final long CLOSE_MILLIS = 5_000;

  private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());

  private final OutputStream out;
  private final BlockingQueue<Visit> queue = new ArrayBlockingQueue<>(MAX_QUEUED);
  private final LongAdder dropped = new LongAdder();
  private final Thread writer;
  private volatile boolean closed;
  private boolean failing;

  private AccessLog(OutputStream out) {
    this.out = out;
    this.writer = Thread.ofPlatform().name("access-log").daemon().unstarted(this::run);
  }

  /** A log to a stream, which closing the log closes. */
  public static AccessLog to(OutputStream out) {
    AccessLog log = new AccessLog(out);
    log.writer.start();
    return log;
  }

  /** A log that writes nothing. */
  public static AccessLog none() {
    AccessLog log = new AccessLog(OutputStream.nullOutputStream());
    log.closed = true;
    return log;
  }

  /** Writes what is queued, and closes the stream. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LockSupport.unpark(writer);
      try {
        writer.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  void write(Visit visit) {
    if (!closed && !queue.offer(visit)) {
      dropped.increment();
      LockSupport.unpark(writer);
    }
  }

  private void run() {
    List<Visit> batch = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    AccessLine line = new AccessLine();
    boolean last = false;
    while (!last) {
      last = closed;
      while (queue.drainTo(batch) > 0) {
        batch.forEach(visit -> line.append(lines, visit));
        batch.clear();
        flush(lines);
      }
      if (!last) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    try {
      out.close();
    } catch (IOException e) {
      failed(e);
    }
  }

  private void flush(StringBuilder lines) {
    long left = dropped.sumThenReset();
    if (left > 0) {
      lines.append("{\"dropped\":").append(left).append("}\n");
    }
    try {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      failing = false;
    } catch (IOException e) {
      failed(e);
    }
    lines.setLength(0);
  }

  // A full disk must not end the service, nor fill the other log with the same line.
  private void failed(IOException cause) {
    if (!failing) {
      failing = true;
      LOG.log(System.Logger.Level.WARNING, "the access log cannot be written", cause);
    }
  }
}
