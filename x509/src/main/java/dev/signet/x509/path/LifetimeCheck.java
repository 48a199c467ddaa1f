// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.x509.Validity;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.RuleSet.Group;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The Baseline Requirements, 6.3.2: how long the certificate of a public TLS server may live. */
final class LifetimeCheck implements Check {
  @Override
  public List<Finding> findings(Examination of) {
    boolean asked = of.rules().has(Group.LIFETIMES) && of.request().purpose() == Purpose.TLS_SERVER;
    return asked ? judge(of.path(), of.certificate(0).validity()) : List.of();
  }

  private static List<Finding> judge(CandidatePath path, Validity validity) {
    OptionalInt limit = ServerLifetimes.days(validity.notBefore());
    Duration length = ServerLifetimes.length(validity);
    if (limit.isEmpty() || length.compareTo(Duration.ofDays(limit.getAsInt())) <= 0) {
      return List.of();
    }
    return List.of(
        Check.about(X509Code.CERTIFICATE_LIFETIME, path, 0)
            .wanted("at most " + limit.getAsInt() + " days")
            .found(length.toDays() + " days")
            .build());
  }
}
