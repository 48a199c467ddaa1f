// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.name;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.fact.ChainFacts;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.path.PublicSuffixes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The host is covered by nothing but a wildcard for all that a registry gives out. */
final class WildcardTooWide implements CauseRule {
  private static final String WILDCARD = "*.";

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .filter(ChainFacts::isTrusted)
        .flatMap(chain -> onlyWildcard(file, chain))
        .map(name ->
            file.about(NameCause.PUBLIC_WILDCARD_TOO_WIDE, file.chain().orElseThrow().leaf())
                .wanted(
                    Printable.line(file.host()) + " by its own name, or a wildcard below a domain")
                .found(Printable.line(name))
                .build());
  }

  /** What covers the host; empty where anything narrower does too. */
  private static Optional<String> onlyWildcard(CaseFile file, ChainFacts chain) {
    String host = file.host().toLowerCase(Locale.ROOT);
    int dot = host.indexOf('.');
    if (dot < 0 || !PublicSuffixes.ofJava().isRegistry(host.substring(dot + 1))) {
      return Optional.empty();
    }
    String wide = WILDCARD + host.substring(dot + 1);
    List<String> names = Mismatch.hostNames(chain.leaf());
    return names.contains(wide) && !names.contains(host) ? Optional.of(wide) : Optional.empty();
  }
}
