// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/**
 * What a signer, verifier or selector gives back: the value, work that yields it, or the promise of
 * it.
 *
 * <p>The engine never runs anything that is slow. Who drives the engine reads from {@link
 * dev.signet.tls.engine.TlsEngine#step()} that there is work, runs it where it likes (an
 * SSLEngine's task, a virtual thread, a pool), and then calls {@link
 * dev.signet.tls.engine.TlsEngine#resume()}.
 *
 * @param <T> the value
 */
public sealed interface Answer<T> {
  /**
   * At once.
   *
   * @param value the value
   */
  record Ready<T>(T value) implements Answer<T> {}

  /**
   * By work that may take long, such as a signature in a hardware module or a look into a file. An
   * exception from it is a fault of ours: the peer gets {@code internal_error}. A {@link
   * dev.signet.tls.fault.TlsFault} ends the connection as it is.
   *
   * @param work is run once
   */
  record Task<T>(Callable<T> work) implements Answer<T> {}

  /**
   * By somebody else, such as a signer in another process.
   *
   * @param value completes on any thread
   */
  record Later<T>(CompletionStage<T> value) implements Answer<T> {}

  /** The value is here. */
  static <T> Answer<T> ready(T value) {
    return new Ready<>(value);
  }
}
