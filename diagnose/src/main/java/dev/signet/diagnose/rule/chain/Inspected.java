// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import java.util.Optional;
import java.util.regex.Pattern;

/** The issuer is one of the programs and proxies that inspect connections. */
final class Inspected implements CauseRule {
  /** Products whose certificates bear these words in the issuer's name, from their manuals. */
  private static final Pattern INSPECTOR =
      Pattern.compile(
          "(zscaler|netskope|fortinet|fortigate|palo alto|globalprotect|blue ?coat|cisco"
              + " umbrella|sophos|mcafee|skyhigh|kaspersky|eset ssl filter|avast|avg"
              + " web|bitdefender|forcepoint|websense|barracuda|check ?point|mitmproxy|charles"
              + " proxy|portswigger|fiddler|squid|sonicwall|watchguard|smoothwall|untangle|iboss|cloudflare"
              + " managed g|gateway ca - cloudflare|lightspeed|securly|contentkeeper|menlo"
              + " security|proxyman|dr\\.?web|trend micro|symantec web|ssl[ -]?inspection|tls["
              + " -]?inspection|ssl[ -]?intercept|tls[ -]?intercept|deep[ -]inspection|web ?filter"
              + " proxy)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return DeadEnd.of(file)
        .filter(end -> !end.top().equals(end.chain().leaf()) || !end.top().isSelfSigned())
        .filter(end -> INSPECTOR.matcher(end.top().issuer().toString()).find())
        .map(end ->
            end.finding(file, ChainCause.CONNECTION_INSPECTED)
                .wanted("a certificate of the server's own authority")
                .found("one made on the way by " + Printable.line(end.top().issuer().toString()))
                .build());
  }
}
