// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.x509.GeneralName;
import dev.signet.x509.HostMatcher;
import dev.signet.x509.X509Code;
import dev.signet.x509.path.RuleSet.Group;
import java.util.List;
import java.util.Locale;

/**
 * The Baseline Requirements, 3.2.2.6: a wildcard directly below a public suffix covers the hosts of
 * everybody, so it names nobody.
 */
final class SuffixCheck implements Check {
  private static final String WILDCARD = "*.";

  @Override
  public List<Finding> findings(Examination of) {
    if (!of.rules().has(Group.BASELINE) || of.request().peer().isEmpty()) {
      return List.of();
    }
    GeneralName wanted = of.request().peer().get();
    List<GeneralName> matching =
        of.certificate(0).names().stream()
            .filter(name -> HostMatcher.matches(wanted, name))
            .toList();
    boolean privately = of.rules().has(Group.PEDANTIC);
    boolean tooWide =
        !matching.isEmpty() && matching.stream().allMatch(name -> isTooWide(name, privately));
    return tooWide ? List.of(finding(of, matching.getFirst())) : List.of();
  }

  private static boolean isTooWide(GeneralName name, boolean privately) {
    if (!(name instanceof GeneralName.DnsName(var text)) || !text.startsWith(WILDCARD)) {
      return false;
    }
    String parent = text.substring(WILDCARD.length()).toLowerCase(Locale.ROOT);
    PublicSuffixes suffixes = PublicSuffixes.ofJava();
    return suffixes.isRegistry(parent) || (privately && suffixes.isPrivate(parent));
  }

  private static Finding finding(Examination of, GeneralName name) {
    return Check.about(X509Code.WILDCARD_TOO_WIDE, of.path(), 0)
        .wanted("a name below a registered domain")
        .found(Printable.line(name.text()))
        .build();
  }
}
