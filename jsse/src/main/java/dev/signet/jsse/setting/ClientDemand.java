// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

/** Whether a server wants to know who its client is. */
public enum ClientDemand {
  /** It does not ask. */
  NONE,
  /** It asks, and goes on without an answer. */
  WANTED,
  /** It asks, and refuses who does not answer. */
  NEEDED
}
