// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the certificate that is outside of its time, and says so. */
final class OutOfTime {
  private OutOfTime() {}

  /** About one that is over. */
  static Finding expired(CaseFile file, TimeCause cause, Certificate certificate) {
    Instant now = file.scene().moment();
    Instant end = certificate.validity().notAfter();
    return file.about(cause, certificate)
        .wanted("a time until " + end)
        .found(Spans.moment(now))
        .with("end", end.toString())
        .with("ago", Spans.text(Duration.between(end, now)))
        .build();
  }

  /** About one that has not begun. */
  static Finding early(CaseFile file, TimeCause cause, Certificate certificate) {
    Instant now = file.scene().moment();
    Instant start = certificate.validity().notBefore();
    return file.about(cause, certificate)
        .wanted("a time from " + start + " on")
        .found(Spans.moment(now))
        .with("start", start.toString())
        .with("until", Spans.text(Duration.between(now, start)))
        .build();
  }

  /** The certificates of the chain that another rule does not explain by a wrong clock. */
  static Optional<ChainFacts> chain(CaseFile file) {
    return ServerClock.isOursWrong(file)
        ? Optional.empty()
        : file.chain().filter(chain -> !chain.isTrusted());
  }
}
