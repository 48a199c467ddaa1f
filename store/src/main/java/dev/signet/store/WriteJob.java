// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One caller's transaction on its way through the writer. Its outcome is seen by the caller only
 * after {@link #finish}.
 */
final class WriteJob<T> {
  private final Function<Handle, T> work;
  private final CountDownLatch finished = new CountDownLatch(1);
  private @Nullable Supplier<T> result;
  private @Nullable Throwable failure;

  WriteJob(Function<Handle, T> work) {
    this.work = work;
  }

  /** Runs the work, and keeps what it returned or threw. */
  void run(Handle handle) {
    failure = null;
    try {
      T returned = work.apply(handle);
      result = () -> returned;
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  void fail(Throwable thrown) {
    failure = thrown;
  }

  /**
   * Fails for what happened around the work, unless the work itself failed first and so is the
   * cause.
   */
  void failUnlessFailed(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
  }

  void finish() {
    finished.countDown();
  }

  /**
   * Waits for the outcome, also through an interrupt: the work may be committed and its caller must
   * learn so.
   */
  T outcome(DatabaseFailures failures) {
    awaitFinish();
    Throwable thrown = failure;
    if (thrown != null) {
      throw failures.thrown(thrown);
    }
    return Objects.requireNonNull(result, "a finished job has an outcome").get();
  }

  private void awaitFinish() {
    boolean interrupted = false;
    while (true) {
      try {
        finished.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
