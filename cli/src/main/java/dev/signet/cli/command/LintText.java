// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Severity;
import dev.signet.x509.Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What lints say of a certificate, as people read it. */
final class LintText {
  private static final int SEVERITY_COLUMN = 9;
  private static final int CODE_COLUMN = 36;

  private LintText() {}

  /** The certificate, and two lines for each rule that it breaks. */
  static String of(Certificate certificate, List<Finding> findings) {
    StringBuilder text = new StringBuilder(Printable.line(certificate.shortText()));
    text.append(findings.isEmpty() ? ": breaks no rule\n" : "\n");
    for (Finding finding : findings) {
      String severity = finding.code().severity().name().toLowerCase(Locale.ROOT);
      text.append("  ").append(padded(severity, SEVERITY_COLUMN));
      text.append(padded(finding.code().id(), CODE_COLUMN)).append(finding.wanted()).append('\n');
      text.repeat(' ', 2 + SEVERITY_COLUMN).append(finding.headline());
      text.append(" (bytes ").append(finding.parameters().get("bytes")).append(")\n");
    }
    return text.toString();
  }

  /** {@code 2 errors, 1 warning; 92 rules were asked}. */
  static String summary(List<Finding> findings, int rules) {
    Map<Severity, Long> counts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.code().severity(), TreeMap::new, Collectors.counting()));
    String counted =
        counts.entrySet().stream()
            .map(entry -> counted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return (counted.isEmpty() ? "Nothing found" : counted) + "; " + rules + " rules were asked";
  }

  private static String counted(Severity severity, long count) {
    return count + " " + severity.name().toLowerCase(Locale.ROOT) + (count == 1 ? "" : "s");
  }

  private static String padded(String text, int column) {
    return text + " ".repeat(Math.max(1, column - text.length()));
  }
}
