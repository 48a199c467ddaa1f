// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Sends a browser on after a form: 303, so that it does not send the form again (RFC 9700, 4.12).
 */
final class Redirect {
  private Redirect() {}

  static Response to(String path) {
    return Response.of(HttpResponseStatus.SEE_OTHER)
        .with("Location", path)
        .with("Cache-Control", "no-store");
  }
}
