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

/** Our issuer is not named by the server, but an intermediate could lead there. */
final class ChainIncomplete implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!Objection.isToCertificate(file) || file.own().size() > 1) {
      return Optional.empty();
    }
    Certificate own = file.own().getFirst();
    List<X500Principal> authorities = file.usual().heard().demand().orElseThrow().authorities();
    boolean issuerNamed = authorities.contains(Authorities.principal(own.issuer()));
    boolean sameHouse =
        authorities.stream().anyMatch(name -> Authorities.sameOrganisation(name, own.issuer()));
    if (issuerNamed || !sameHouse || own.isSelfIssued()) {
      return Optional.empty();
    }
    return Optional.of(
        file.about(ClientCause.CLIENT_CHAIN_INCOMPLETE)
            .wanted("the certificates up to " + Objection.authorities(file))
            .found(
                Printable.line(own.shortText())
                    + " alone, issued by "
                    + Printable.line(own.issuer().toString())
                    + "; then "
                    + Objection.text(file))
            .with("name", Printable.line(own.shortText()))
            .with("issuer", Printable.line(own.issuer().shortText()))
            .build());
  }
}
