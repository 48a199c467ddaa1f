// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;

/** On whose behalf managers are asked: JSSE's have a method for each. */
public sealed interface Asker {
  /**
   * An engine.
   *
   * @param engine ours
   */
  record ByEngine(SSLEngine engine) implements Asker {}

  /**
   * A socket.
   *
   * @param socket ours
   */
  record BySocket(SSLSocket socket) implements Asker {}
}
