// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Why an authority gave no certificate, as findings. */
final class AcmeFailure {
  /** The parameter with the moment before which the authority wants to be left alone. */
  private static final String NOT_BEFORE = "not_before";

  private AcmeFailure() {}

  /** The finding for what the client's library throws. */
  static Finding of(URI directory, Exception failure) {
    return switch (failure) {
      case AcmeLazyLoadingException late when late.getCause() instanceof AcmeException reason ->
          of(directory, reason);
      case AcmeProtocolException foreign ->
          finding(EnrolCode.AUTHORITY_NOT_ACME, directory, cause(foreign));
      case AcmeRateLimitedException limited ->
          limited
              .getRetryAfter()
              .map(until -> refused(directory, limited.getProblem()).with(NOT_BEFORE, "" + until))
              .orElseGet(() -> refused(directory, limited.getProblem()));
      case AcmeServerException refused -> refused(directory, refused.getProblem());
      case AcmeNetworkException away ->
          finding(EnrolCode.AUTHORITY_UNREACHABLE, directory, cause(away));
      default -> finding(EnrolCode.AUTHORITY_REFUSED, directory, cause(failure));
    };
  }

  static FindingException unfinished(URI directory, Order order) {
    return new FindingException(
        order
            .getError()
            .map(problem -> refused(directory, problem))
            .orElseGet(() ->
                finding(EnrolCode.AUTHORITY_REFUSED, directory, order.getStatus().toString())));
  }

  static Finding interrupted(URI directory) {
    return finding(EnrolCode.AUTHORITY_UNREACHABLE, directory, "interrupted");
  }

  private static Finding refused(URI directory, Problem problem) {
    return finding(EnrolCode.AUTHORITY_REFUSED, directory, text(problem))
        .with("problem", problem.getType().toString());
  }

  private static Finding finding(EnrolCode code, URI directory, String found) {
    return Finding.about(code).subject(directory.toString()).found(Printable.line(found)).build();
  }

  /** The problem's sentence and those of its parts (RFC 8555, 6.7.1). */
  private static String text(Problem problem) {
    Stream<String> parts = problem.getSubProblems().stream().map(AcmeFailure::text);
    return Stream.concat(Stream.of(problem.getDetail().orElse(problem.getType().toString())), parts)
        .collect(Collectors.joining("; "));
  }

  private static String cause(Exception failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    // Those of java.* say little without their name: "UnknownHostException: example.org".
    return message == null || deepest.getClass().getName().startsWith("java")
        ? deepest.getClass().getSimpleName() + ": " + message
        : message;
  }
}
