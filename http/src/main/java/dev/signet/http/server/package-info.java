// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP/1.1 and HTTP/2 server on Netty's event loops.
 *
 * <p>{@link dev.signet.http.server.HttpServer} opens the listeners. A connection lives on one event
 * loop with all its requests; nothing on the way from its bytes to the {@link
 * dev.signet.http.ExchangeService} and back changes the thread.
 */
package dev.signet.http.server;
