// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The server trusts other authorities than the one that issued ours. */
final class IssuerRefused implements CauseRule {
  private static final int UNKNOWN_CA = 48;

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file)) {
      return Optional.empty();
    }
    List<X500Principal> authorities = file.usual().heard().demand().orElseThrow().authorities();
    boolean named =
        file.own().stream()
            .anyMatch(
                certificate -> authorities.contains(Authorities.principal(certificate.issuer())));
    boolean foreign = !authorities.isEmpty() && !named;
    if (!foreign && !file.endedBy(UNKNOWN_CA)) {
      return Optional.empty();
    }
    Certificate own = file.own().getFirst();
    return Optional.of(
        file.about(ClientCause.CLIENT_ISSUER_REFUSED)
            .wanted("a client certificate of " + Objection.authorities(file))
            .found(
                "one of "
                    + Printable.line(file.own().getLast().issuer().toString())
                    + "; then "
                    + Objection.text(file))
            .with("name", Printable.line(own.shortText()))
            .with("issuer", Printable.line(own.issuer().shortText()))
            .build());
  }
}
