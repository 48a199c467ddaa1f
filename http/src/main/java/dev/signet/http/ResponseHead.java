// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A response's status and header section. Framing fields are the server's business: it takes {@code
 * Content-Length} where it stands, and otherwise frames by chunks (HTTP/1.1) or by frames (HTTP/2).
 *
 * @param status final, or 101 for an upgrade that was asked for
 * @param headers without hop-by-hop fields
 */
public record ResponseHead(HttpResponseStatus status, HttpHeaders headers) {}
