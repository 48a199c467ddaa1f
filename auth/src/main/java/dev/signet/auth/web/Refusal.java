// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.web;

import dev.signet.explain.Category;
import dev.signet.explain.Finding;
import dev.signet.http.ProblemDocument;
import dev.signet.http.Request;
import dev.signet.http.Response;

/** A refusal as a problem document with the fields that its status asks for. */
final class Refusal {
  private static final String CHALLENGE = "Bearer realm=\"signet\"";
  private static final String RETRY_SECONDS = "2";

  private Refusal() {}

  static Response of(Request request, Finding finding) {
    return marked(ProblemDocument.of(finding, request.head().path()).toResponse(), finding);
  }

  /** Adds the fields. */
  static Response marked(Response response, Finding finding) {
    return switch (finding.code().category()) {
      case Category.UNAUTHENTICATED -> response.with("WWW-Authenticate", CHALLENGE);
      case Category.METHOD -> response.with("Allow", finding.wanted());
      case Category.THROTTLED ->
          response.with(
              "Retry-After", finding.parameters().getOrDefault("retryAfter", RETRY_SECONDS));
      case Category.UNAVAILABLE, Category.STORAGE -> response.with("Retry-After", RETRY_SECONDS);
      default -> response;
    };
  }
}
