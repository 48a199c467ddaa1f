// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * A page in our look.
 *
 * @param title of the window
 * @param wide whether it holds a table
 * @param content of the main part
 */
public record Page(String title, boolean wide, Html content) {
  /** The page as a response that no cache keeps and no other site can frame. */
  public Response toResponse(HttpResponseStatus status) {
    return Response.text(status, "text/html; charset=utf-8", html())
        .with("Cache-Control", "no-store")
        .with("Content-Security-Policy", PageStyle.POLICY)
        .with("X-Content-Type-Options", "nosniff")
        // Not no-referrer: browsers then send "Origin: null" with our own forms.
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin");
  }

  private String html() {
    return new Html()
        .raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"robots\" content=\"noindex\">\n<title>")
        .text(title)
        .raw(" · Signet</title>\n<style>")
        .raw(PageStyle.CSS)
        .raw("</style>\n</head>\n<body>\n<main")
        .raw(wide ? " class=\"wide\">\n" : ">\n")
        .raw("<p class=\"mark\">")
        .raw(PageStyle.MARK)
        .raw("<span>Signet</span></p>\n")
        .add(content)
        .raw("</main>\n<footer>Signet is the gateway in front of this site</footer>\n")
        .raw("</body>\n</html>\n")
        .toString();
  }
}
