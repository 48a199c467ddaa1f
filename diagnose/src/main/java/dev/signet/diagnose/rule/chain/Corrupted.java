// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import java.util.Optional;
import java.util.stream.Stream;

/** The issuer is there with the right key, and the signature does not fit. */
final class Corrupted implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> !end.top().isSelfIssued() || !end.top().isSelfSigned())
        .flatMap(end ->
            Stream.concat(Stream.concat(end.anchorsOfThatName(), end.sentOfThatName()), own(end))
                .filter(issuer -> isNamedByKey(end, issuer))
                .findFirst()
                .map(issuer ->
                    end.finding(file, ChainCause.CERTIFICATE_CORRUPTED)
                        .wanted("a signature by the key of " + Printable.line(issuer.shortText()))
                        .found("one that does not fit, though the key identifiers agree")
                        .build()));
  }

  /** The identifiers have to be there on both sides: silence proves nothing. */
  private static boolean isNamedByKey(DeadEnd end, Certificate issuer) {
    return end.keysAgree(issuer)
        && end.top().extension(AuthorityKeyIdentifier.class).isPresent()
        && issuer.extension(SubjectKeyIdentifier.class).isPresent();
  }

  private static Stream<Certificate> own(DeadEnd end) {
    return end.top().isSelfIssued() ? Stream.of(end.top()) : Stream.empty();
  }
}
