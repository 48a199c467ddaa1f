// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.trust.StoreContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The root is not in the store that was asked, but in another one of this machine. */
final class TrustedElsewhere implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> end.anchorsOfThatName().findAny().isEmpty())
        .filter(end -> !end.chain().elsewhere().having().isEmpty())
        .map(end -> finding(file, end));
  }

  /** One Java has it and another has not: such a file is lost when Java is replaced. */
  private static Finding finding(CaseFile file, DeadEnd end) {
    List<StoreContent> having = end.chain().elsewhere().having();
    List<StoreContent> lackingJavas =
        end.chain().elsewhere().lacking().stream().filter(StoreContent::isJavas).toList();
    boolean javasDiffer =
        !lackingJavas.isEmpty() && having.stream().allMatch(StoreContent::isJavas);
    ChainCause cause = javasDiffer ? ChainCause.STORE_REPLACED : ChainCause.TRUSTED_ELSEWHERE;
    String lacking = javasDiffer ? names(lackingJavas) + " and " + end.stores() : end.stores();
    return end.finding(file, cause)
        .wanted("its root in " + lacking)
        .found("it is in " + names(having))
        .build();
  }

  private static String names(List<StoreContent> stores) {
    return stores.stream()
        .map(store -> Printable.line(store.path()))
        .collect(Collectors.joining(" and "));
  }
}
