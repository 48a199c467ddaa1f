// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.explain.Finding;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;

/** A refused enrolment as its sender sees it. */
final class EnrolmentProblem {
  /** In seconds: a database that conflicts or starts anew is mostly back then. */
  private static final String SOON = "5";

  private EnrolmentProblem() {}

  /** The problem document, with when to come again and how to say who one is. */
  static Response of(Finding finding, Request request) {
    Response response = ProblemDocument.of(finding, request.head().path()).toResponse();
    HttpResponseStatus status = response.head().status();
    @Nullable String seconds = finding.parameters().get(EnrolmentCode.RETRY_AFTER);
    if (seconds != null) {
      response.with("Retry-After", seconds);
    } else if (status.equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
      response.with("Retry-After", SOON);
    }
    // RFC 9110, 15.5.2: "MUST send a WWW-Authenticate header field".
    return status.equals(HttpResponseStatus.UNAUTHORIZED)
        ? response
            .with("WWW-Authenticate", "Basic realm=\"est\", charset=\"UTF-8\"")
            .with("WWW-Authenticate", "Bearer realm=\"est\"")
        : response;
  }
}
