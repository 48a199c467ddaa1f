// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The certificates do not follow one another. */
final class OutOfOrder implements CauseRule {

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .filter(chain -> !inOrder(chain))
        .map(chain ->
            file.about(ChainCause.CHAIN_OUT_OF_ORDER)
                .wanted(names(chain.walk().certificates().stream().filter(chain.sent()::contains)))
                .found(names(chain.sent().stream()))
                .build());
  }

  private static boolean inOrder(ChainFacts chain) {
    List<Certificate> onTheWay =
        chain.sent().stream()
            .filter(chain.walk().certificates()::contains)
            // One that comes twice is superfluous, and in order.
            .distinct()
            .toList();
    List<Certificate> way =
        chain.walk().certificates().stream().filter(chain.sent()::contains).toList();
    return onTheWay.equals(way);
  }

  private static String names(Stream<Certificate> certificates) {
    return Printable.line(
        certificates.map(Certificate::shortText).collect(Collectors.joining(", ")));
  }
}
