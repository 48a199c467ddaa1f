// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.auth.token.KeySetDocument;
import dev.signet.http.Body;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * {@code /.well-known/jwks.json}: the public keys (RFC 7517, 5). Kept for far less time than a key
 * is published before it signs.
 */
final class KeySetEndpoint implements Endpoint {
  private static final String CACHE = "public, max-age=300";

  private final KeySetDocument keys;

  KeySetEndpoint(KeySetDocument keys) {
    this.keys = keys;
  }

  @Override
  public String allowed() {
    return "GET, HEAD";
  }

  @Override
  public Response get(Request request) {
    return Response.of(HttpResponseStatus.OK, Body.of(keys.json()))
        .with("Content-Type", "application/jwk-set+json")
        .with("Cache-Control", CACHE)
        .with("X-Content-Type-Options", "nosniff");
  }
}
