// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.http.ExchangeService;
import dev.signet.http.ServerConnection;

/**
 * What one connection works with.
 *
 * @param loop its event loop's
 * @param settings the server's
 * @param service its listener's
 * @param connection itself, for the service
 */
record ConnectionScope(
    LoopScope loop, ServerSettings settings, ExchangeService service, ServerConnection connection) {
  MessageLimits message() {
    return settings.limits().message();
  }

  TimeLimits times() {
    return settings.limits().times();
  }
}
