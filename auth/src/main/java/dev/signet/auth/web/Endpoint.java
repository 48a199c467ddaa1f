// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.Request;
import dev.signet.http.Response;
import java.io.IOException;

/** What answers at one path. A method that is not overridden is refused. */
interface Endpoint {
  /** The value of {@code Allow}. */
  String allowed();

  /** Answers GET and HEAD. */
  default Response get(Request request) throws IOException {
    throw refused(request);
  }

  /** Answers POST. */
  default Response post(Request request) throws IOException {
    throw refused(request);
  }

  /** Puts a refusal into the form that this path's clients expect. */
  default Response refuse(Request request, Finding finding) {
    return Refusal.of(request, finding);
  }

  /** The refusal of a method. */
  default FindingException refused(Request request) {
    return Finding.about(WebCode.AUTH_METHOD_UNKNOWN)
        .subject(request.head().path())
        .wanted(allowed())
        .found(request.head().method().name())
        .toException();
  }
}
