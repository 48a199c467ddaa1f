// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.reach;

import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.fact.Contact;
import dev.signet.diagnose.fact.Ending;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;

/** The port answers to the SSLRequest of PostgreSQL. */
final class PostgresPort implements CauseRule {
  @Override
  public Optional<Finding> judge(CaseFile file) {
    Optional<Contact> request = file.contact(Variation.POSTGRES_REQUEST);
    boolean answers =
        request.isPresent()
            && (isAccepted(request.get())
                || (request.get().ending() instanceof Ending.TlsDeclined(String answer)
                    && answer.equals("N")));
    if (!answers) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ReachCause.POSTGRES_PORT)
            .wanted("an answer to a hello")
            .found("the answer to an SSLRequest of PostgreSQL")
            .with("protocol", "PostgreSQL")
            .build());
  }

  /** The one byte that grants TLS, which no other protocol answers to eight strange ones. */
  private static boolean isAccepted(Contact contact) {
    Bytes first = contact.heard().firstBytes();
    boolean alone = first.length() == 1 || (first.length() > 1 && first.at(1) < ' ');
    return !first.isEmpty() && first.at(0) == 'S' && alone;
  }
}
