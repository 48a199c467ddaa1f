// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.explain.Printable;

/**
 * Where a login comes from, for its owner to recognise it.
 *
 * @param source the client's address
 * @param agent what the client calls itself, one line
 */
public record LoginOrigin(String source, String agent) {
  private static final int MAX_AGENT = 200;

  /** Cuts what a client may make as long as it likes. */
  public LoginOrigin {
    String line = Printable.line(agent);
    agent = line.length() > MAX_AGENT ? line.substring(0, MAX_AGENT) : line;
  }
}
