// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

/**
 * Where the peer is, as the application said.
 *
 * @param host a name or address; empty where it did not say
 * @param port -1 where it did not say
 */
public record PeerPlace(String host, int port) {
  /** Nothing was said. */
  public static final PeerPlace UNKNOWN = new PeerPlace("", -1);

  /** Host and port with a colon. */
  @Override
  public String toString() {
    return host.isEmpty() ? "unknown peer" : host + ":" + port;
  }
}
