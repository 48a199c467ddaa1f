// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

/**
 * Takes requests as they begin, on the event loop. What blocks must use {@link Handler} instead.
 */
@FunctionalInterface
public interface ExchangeService {
  /** Takes a request. Must not block; an exception answers 500. */
  ExchangeListener begin(Exchange exchange);
}
