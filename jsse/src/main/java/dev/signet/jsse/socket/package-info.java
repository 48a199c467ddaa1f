// SPDX-License-Identifier: Apache-2.0
/**
 * {@code SSLSocket} and {@code SSLServerSocket} over the engine: blocking, for platform and virtual
 * threads alike.
 */
package dev.signet.jsse.socket;
