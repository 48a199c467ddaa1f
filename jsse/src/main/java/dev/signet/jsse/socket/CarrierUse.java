// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.socket;

import java.io.InputStream;

/**
 * How a socket uses the one below.
 *
 * @param autoClose whether that one ends with it
 * @param consumed bytes of the peer's that somebody has read already
 */
record CarrierUse(boolean autoClose, InputStream consumed) {}
