// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Validity;
import dev.signet.x509.X509Code;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 5280, 6.1.3 (a)(2): the current time is within every validity period, the anchor's too, as
 * all but the JDK want it.
 */
final class ValidityCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    CandidatePath path = of.path();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < path.certificates().size(); i++) {
      Validity validity = path.certificates().get(i).validity();
      if (validity.isOver(of.moment())) {
        findings.add(expired(path, i, validity, of.moment()));
      } else if (validity.isBefore(of.moment())) {
        findings.add(early(path, i, validity, of.moment()));
      }
    }
    return findings;
  }

  private static Finding expired(CandidatePath path, int index, Validity validity, Instant moment) {
    return Check.about(X509Code.CERTIFICATE_EXPIRED, path, index)
        .wanted("a time until " + validity.notAfter())
        .found(moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString())
        .with("end", validity.notAfter().toString())
        .with("ago", roughly(Duration.between(validity.notAfter(), moment)))
        .build();
  }

  private static Finding early(CandidatePath path, int index, Validity validity, Instant moment) {
    return Check.about(X509Code.CERTIFICATE_NOT_YET_VALID, path, index)
        .wanted("a time from " + validity.notBefore() + " on")
        .found(moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString())
        .with("start", validity.notBefore().toString())
        .with("until", roughly(Duration.between(moment, validity.notBefore())))
        .build();
  }

  /** The largest unit of which there are at least two: people do not read seconds of years. */
  static String roughly(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " days";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " hours";
    }
    return duration.toMinutes() >= 2
        ? duration.toMinutes() + " minutes"
        : duration.toSeconds() + " seconds";
  }
}
