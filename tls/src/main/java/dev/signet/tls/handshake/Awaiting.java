// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.Answer;
import dev.signet.tls.Step;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The handshake stands still until a signature, a verdict or a choice is there.
 *
 * @param <T> the answer
 */
public final class Awaiting<T> implements HandshakeState {
  private final Step step;
  private final CompletableFuture<T> result;
  private final Continuation<T> next;
  private final @Nullable TrafficState behind;

  private Awaiting(
      Step step, CompletableFuture<T> result, Continuation<T> next, @Nullable TrafficState behind) {
    this.step = step;
    this.result = result;
    this.next = next;
    this.behind = behind;
  }

  /**
   * Goes on at once where the answer is there, and waits for it otherwise.
   *
   * @param behind what goes on meanwhile after the handshake; null in a handshake
   */
  static <T> HandshakeState of(
      Answer<T> answer, Continuation<T> next, @Nullable TrafficState behind) throws TlsFault {
    return switch (answer) {
      case Answer.Ready<T>(T value) -> next.resume(value);
      case Answer.Task<T> task -> ofTask(task, next, behind);
      case Answer.Later<T> later -> {
        CompletableFuture<T> result = later.value().toCompletableFuture();
        yield new Awaiting<>(new Step.NeedCompletion(result), result, next, behind);
      }
    };
  }

  private static <T> HandshakeState ofTask(
      Answer.Task<T> task, Continuation<T> next, @Nullable TrafficState behind) {
    CompletableFuture<T> result = new CompletableFuture<>();
    // A FutureTask runs its work once, however often it is called.
    FutureTask<T> once =
        new FutureTask<>(task.work()) {
          @Override
          protected void done() {
            complete(this, result);
          }
        };
    return new Awaiting<>(new Step.NeedTask(once), result, next, behind);
  }

  private static <T> void complete(FutureTask<T> done, CompletableFuture<T> result) {
    switch (done.state()) {
      case SUCCESS -> result.complete(done.resultNow());
      case FAILED -> result.completeExceptionally(done.exceptionNow());
      case CANCELLED, RUNNING -> result.cancel(false);
    }
  }

  /** What goes on meanwhile: data may be sent where the handshake is over; null where it is not. */
  public @Nullable TrafficState behind() {
    return behind;
  }

  /** What the driver of the engine has to do. */
  public Step step() {
    return step;
  }

  /** Whether the answer is there. */
  public boolean isDone() {
    return result.isDone();
  }

  /** Goes on with the answer. */
  public HandshakeState resume() throws TlsFault {
    return next.resume(answer());
  }

  private T answer() throws TlsFault {
    try {
      return result.join();
    } catch (CompletionException | java.util.concurrent.CancellationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof TlsFault fault) {
        throw fault;
      }
      throw EngineMisuse.ANSWER_FAILED.toFault("an answer", String.valueOf(cause));
    }
  }

  /** A peer's message waits until we are done; the engine sees to that. */
  @Override
  public HandshakeState receive(InboundMessage message, Flow flow) {
    throw new IllegalStateException("resume() before receive()");
  }

  /** Taken as the state before and after would: without meaning in TLS 1.3. */
  @Override
  public HandshakeState changeCipherSpec(Flow flow) {
    return this;
  }
}
