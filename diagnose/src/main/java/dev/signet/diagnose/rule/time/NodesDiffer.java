// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.fact.Variation;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.util.Optional;

/** Another connection to the same name showed a certificate that is good. */
final class NodesDiffer implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    if (!file.chain().map(chain -> isOver(chain.leaf(), file)).orElse(false)) {
      return Optional.empty();
    }
    return file.contact(Variation.AGAIN)
        .flatMap(again -> again.heard().chain().stream().findFirst())
        .map(encoded -> Certificate.read(encoded.toArray()))
        .filter(other -> !other.equals(file.chain().orElseThrow().leaf()))
        .filter(other -> !isOver(other, file))
        .map(other ->
            file.about(TimeCause.NODES_DIFFER, file.chain().orElseThrow().leaf())
                .wanted(
                    "the certificate until " + other.validity().notAfter() + " from every server")
                .found("one that ended " + file.chain().orElseThrow().leaf().validity().notAfter())
                .build());
  }

  private static boolean isOver(Certificate certificate, CaseFile file) {
    return certificate.validity().isOver(file.scene().moment());
  }
}
