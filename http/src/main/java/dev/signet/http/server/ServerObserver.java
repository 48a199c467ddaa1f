// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.ServerConnection;
import java.net.SocketAddress;

/**
 * Told of what never becomes a request, for logs and metrics. Called on event loops: must not
 * block.
 */
public interface ServerObserver {
  /** An observer that looks away. */
  ServerObserver NONE = new ServerObserver() {};

  /** A TLS handshake did not succeed. */
  default void handshakeRefused(SocketAddress remote, Report report) {}

  /** A request broke a rule or a bound and was answered or reset by the server itself. */
  default void requestRefused(ServerConnection connection, Finding finding) {}

  /** A service threw. */
  default void serviceFailed(ServerConnection connection, Throwable cause) {}
}
