// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.acme.ProofShow;
import dev.signet.http.Handler;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.regex.Pattern;

/**
 * Shows proofs over plain HTTP (RFC 8555, 8.3) at every node of the gateway.
 *
 * @param table where they are written down
 */
public record HttpBoard(ProofTable table) implements ProofShow, Handler {
  /** The paths that it answers. */
  public static final String PREFIX = "/.well-known/acme-challenge/";

  private static final String CHALLENGE = "http-01";

  /** RFC 8555, 8.3: "MUST NOT contain any characters outside the base64url alphabet". */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  @Override
  public String challenge() {
    return CHALLENGE;
  }

  @Override
  public Shown show(Proof proof) {
    table.show(CHALLENGE, proof.token(), proof.text());
    return () -> table.hide(CHALLENGE, proof.token());
  }

  @Override
  public Response handle(Request request) {
    String path = request.head().path();
    String token = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    if (!TOKEN.matcher(token).matches()) {
      return Response.of(HttpResponseStatus.NOT_FOUND);
    }
    return table
        .find(CHALLENGE, token)
        .map(text -> Response.text(HttpResponseStatus.OK, "application/octet-stream", text))
        .orElseGet(() -> Response.of(HttpResponseStatus.NOT_FOUND));
  }
}
