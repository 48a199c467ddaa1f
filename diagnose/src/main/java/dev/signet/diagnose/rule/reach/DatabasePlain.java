// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.DatabaseCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import java.util.Optional;

/** PostgreSQL answers in its own protocol that it has no TLS. */
final class DatabasePlain implements CauseRule {
  /** PostgreSQL's manual, "SSL Session Encryption": unwilling to perform SSL. */
  private static final String UNWILLING = "N";

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean declined =
        file.target().dialect() == Dialect.POSTGRES
            && file.ending() instanceof Ending.TlsDeclined(String answer)
            && answer.equals(UNWILLING);
    return declined
        ? Optional.of(
            file.about(DatabaseCause.DATABASE_WITHOUT_TLS)
                .wanted("S to the request for TLS")
                .found(UNWILLING)
                .build())
        : Optional.empty();
  }
}
