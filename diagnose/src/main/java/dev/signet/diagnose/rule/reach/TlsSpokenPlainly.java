// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/** The target says http, and what came is an alert of TLS. */
final class TlsSpokenPlainly implements CauseRule {
  private static final int ALERT = 21;
  private static final int MAJOR_VERSION = 3;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    Bytes first = file.usual().heard().firstBytes();
    boolean alert = first.length() > 1 && first.at(0) == ALERT && first.at(1) == MAJOR_VERSION;
    boolean plain = file.target().dialect() == Dialect.HTTP && FirstBytes.decide(file);
    if (!plain || !(alert || isHint(FirstBytes.of(file)))) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.TLS_PORT_SPOKEN_PLAINLY)
            .wanted("an answer of HTTP")
            .found(alert ? "an alert of TLS (" + first.hex() + ")" : FirstBytes.of(file).shown())
            .build());
  }

  /** Go's servers answer in clear text. */
  private static boolean isHint(FirstBytes first) {
    return first.begin("HTTP/1.0 400 Bad Request") && first.text().length() > 24;
  }
}
