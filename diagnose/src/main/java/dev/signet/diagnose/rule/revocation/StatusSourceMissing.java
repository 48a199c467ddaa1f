// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.diagnose.setting.JavaOptions;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityInformationAccess;
import dev.signet.x509.ExtensionContent.CrlDistributionPoints;
import java.util.Optional;
import java.util.stream.Stream;

/** Java is told to check revocation, and a certificate does not say where. */
final class StatusSourceMissing implements CauseRule {
  private static final String PROPERTY = "com.sun.net.ssl.checkRevocation";

  @Override
  public Optional<Finding> judge(CaseFile file) {
    boolean demanded =
        new JavaOptions(file.scene().environment())
            .property(PROPERTY)
            .filter(Boolean::parseBoolean)
            .isPresent();
    return file.chain()
        .filter(chain -> demanded && chain.isTrusted())
        .flatMap(chain -> unasked(chain, !file.usual().heard().staple().isEmpty()))
        .map(certificate ->
            file.about(RevocationCause.STATUS_SOURCE_MISSING, certificate)
                .wanted("a responder or a list, because " + PROPERTY + " is true")
                .found("the certificate names neither")
                .build());
  }

  /** Java asks about all but the anchor; the server's own needs no source where it is stapled. */
  private static Optional<Certificate> unasked(ChainFacts chain, boolean stapled) {
    Certificate leaf = chain.walk().certificates().getFirst();
    return Stream.concat(
            stapled ? Stream.empty() : Stream.of(leaf), chain.walk().intermediates().stream())
        .filter(each -> !isAnchor(chain, each))
        .filter(each -> responders(each) == 0)
        .filter(each -> each.extension(CrlDistributionPoints.class).isEmpty())
        .findFirst();
  }

  private static boolean isAnchor(ChainFacts chain, Certificate certificate) {
    return chain.walk().anchor().filter(it -> it.certificate().equals(certificate)).isPresent();
  }

  private static int responders(Certificate certificate) {
    return certificate
        .extension(AuthorityInformationAccess.class)
        .map(access -> access.ocsp().size())
        .orElse(0);
  }
}
