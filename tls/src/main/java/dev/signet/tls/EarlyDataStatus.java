// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/** What has become of a connection's early data (RFC 9846, 2.3 and 4.2.10). */
public enum EarlyDataStatus {
  /** The client has not offered any. */
  NONE,
  /** The client has offered it, and the server has not said yet whether it takes it. */
  OFFERED,
  /** The server takes it: replays of it are possible, and it is not forward secret. */
  ACCEPTED,
  /** The server has skipped it, unread. */
  REJECTED
}
