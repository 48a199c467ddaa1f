// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import javax.net.ssl.SSLEngine;

/** One end of a cell that is an {@code SSLEngine} of somebody else. */
interface JavaEnd {
  /** Makes ends for cells. */
  interface Maker {
    /** An end with a cell's settings. */
    JavaEnd make(Plan plan) throws IOException;
  }

  /** A client's engine for a server at a port. */
  SSLEngine client(int port);

  /** A server's engine. */
  SSLEngine server();

  /** What the engine tells of its connection. */
  String facts(SSLEngine engine);
}
