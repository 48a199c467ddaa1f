// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import dev.signet.explain.Report;

/** How a handshake ended. */
public sealed interface TlsOutcome {
  /**
   * Both sides agree.
   *
   * @param facts on what
   */
  record Established(ServerConnection.TlsFacts facts) implements TlsOutcome {}

  /**
   * There is no connection.
   *
   * @param report why
   */
  record Refused(Report report) implements TlsOutcome {}
}
