// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.der.Oid;
import java.util.Optional;

/** The certificate promises a stapled status (RFC 7633), and none came. */
final class StapleMissing implements CauseRule {
  private static final Oid TLS_FEATURE = new Oid("1.3.6.1.5.5.7.1.24");

  /** SEQUENCE of INTEGER 5, status_request. */
  private static final String STATUS_REQUEST = "020105";

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .map(ChainFacts::leaf)
        .filter(leaf ->
            leaf.extensions().stream()
                .anyMatch(extension ->
                    extension.oid().equals(TLS_FEATURE)
                        && extension.value().hex().contains(STATUS_REQUEST)))
        .filter(leaf -> file.usual().heard().staple().isEmpty())
        .map(leaf ->
            file.about(RevocationCause.SERVER_STAPLE_MISSING, leaf)
                .wanted("a stapled OCSP response, as the certificate promises")
                .found("none")
                .build());
  }
}
