// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.engine;

import dev.signet.jsse.link.Link;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.TlsFault;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;

/**
 * The handshake's slow work as JSSE's delegated tasks.
 *
 * <p>Each is given out once; until it has run, the status stays NEED_TASK. What it fails of is
 * thrown by the next wrap or unwrap, after the alert for the peer was given out.
 */
final class EngineTasks {
  private final Link link;
  private Optional<Step> given = Optional.empty();
  private Optional<SSLException> failure = Optional.empty();

  EngineTasks(Link link) {
    this.link = link;
  }

  /** The task that the engine waits for, unless it was given out already. */
  Optional<Runnable> take(TlsEngine engine) {
    Step step = engine.step();
    if (given.isPresent()) {
      return Optional.empty();
    }
    return switch (step) {
      case Step.NeedTask(Runnable task) -> give(engine, step, task);
      case Step.NeedCompletion(CompletionStage<?> completion) ->
          give(engine, step, () -> await(completion));
      case Step.NeedBytes _, Step.Established _, Step.Closed _ -> Optional.empty();
    };
  }

  /** Whether the engine waits for work that is not done. */
  boolean isNeeded(TlsEngine engine) {
    return switch (engine.step()) {
      case Step.NeedTask _, Step.NeedCompletion _ -> true;
      case Step.NeedBytes _, Step.Established _, Step.Closed _ -> false;
    };
  }

  /** Whether a failure waits to be thrown. */
  boolean hasFailed() {
    return failure.isPresent();
  }

  /** Throws what a task failed of, once. */
  void throwIfFailed() throws SSLException {
    if (failure.isPresent()) {
      SSLException thrown = failure.get();
      failure = Optional.empty();
      throw thrown;
    }
  }

  private Optional<Runnable> give(TlsEngine engine, Step step, Runnable work) {
    given = Optional.of(step);
    return Optional.of(() -> run(engine, work));
  }

  private void run(TlsEngine engine, Runnable work) {
    work.run();
    link.lock().lock();
    try {
      given = Optional.empty();
      engine.resume();
    } catch (TlsFault e) {
      failure = Optional.of(link.explain(e));
    } finally {
      link.lock().unlock();
    }
  }

  private static void await(CompletionStage<?> completion) {
    try {
      completion.toCompletableFuture().join();
    } catch (CompletionException | java.util.concurrent.CancellationException told) {
      // The engine sees how it ended when it resumes.
    }
  }
}
