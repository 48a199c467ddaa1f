// SPDX-License-Identifier: Apache-2.0
/**
 * The HTTP/1.1 client for servers behind us: streaming both ways with back-pressure, on the event
 * loop of the request that it serves.
 *
 * <p>{@link dev.signet.http.client.UpstreamClient} keeps connections alive per event loop and
 * address. {@link dev.signet.http.client.UpstreamRequest} goes in, {@link
 * dev.signet.http.client.UpstreamListener} is told what comes back, {@link
 * dev.signet.http.client.UpstreamExchange} takes the request's content meanwhile.
 */
package dev.signet.http.client;
