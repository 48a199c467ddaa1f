// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.Profile;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked for at an EST address (RFC 7030, 3.2.2).
 *
 * @param operation what shall be done
 * @param profile the profile that the address's label names
 */
record EstAddress(Operation operation, Optional<Profile> profile) {
  static final String PREFIX = "/.well-known/est/";

  /** The operations of RFC 7030 that are offered. */
  enum Operation {
    /** 4.1: the certificates of the authority. */
    CACERTS("cacerts", "GET"),
    /** 4.2.1: a first certificate. */
    SIMPLEENROLL("simpleenroll", "POST"),
    /** 4.2.2: the next certificate. */
    SIMPLEREENROLL("simplereenroll", "POST"),
    /** 4.5: what a request should hold. */
    CSRATTRS("csrattrs", "GET");

    private final String word;
    private final String method;

    Operation(String word, String method) {
      this.word = word;
      this.method = method;
    }

    String method() {
      return method;
    }
  }

  /** The address of a path, which may have a label before the operation. */
  static EstAddress of(String path) {
    String[] parts = path.substring(PREFIX.length()).split("/", -1);
    return switch (parts.length) {
      case 1 -> new EstAddress(operation(parts[0], path), Optional.empty());
      case 2 -> new EstAddress(operation(parts[1], path), Optional.of(profile(parts[0])));
      default -> throw unknown(path);
    };
  }

  private static Operation operation(String word, String path) {
    return Arrays.stream(Operation.values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(path));
  }

  private static Profile profile(String label) {
    return Profile.named(label)
        .orElseThrow(() ->
            Finding.about(EnrolmentCode.EST_LABEL_UNKNOWN)
                .subject(Printable.line(label))
                .wanted(Profile.ALL.stream().map(Profile::name).collect(Collectors.joining(", ")))
                .found(Printable.line(label))
                .toException());
  }

  private static FindingException unknown(String path) {
    return Finding.about(EnrolmentCode.EST_OPERATION_UNKNOWN)
        .subject(Printable.line(path))
        .wanted("cacerts, simpleenroll, simplereenroll or csrattrs")
        .toException();
  }
}
