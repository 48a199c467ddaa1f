// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.CaseFile;
import dev.signet.diagnose.rule.CauseRule;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The root is one that browsers and Java have given up, with what it issued since. */
final class Distrusted implements CauseRule {
  /** JDK: sun.security.validator, and the announcements of Mozilla and Chrome. */
  private static final Map<String, LocalDate> SINCE =
      Map.of(
          "entrust", LocalDate.of(2024, 11, 12),
          "affirmtrust", LocalDate.of(2024, 11, 12),
          "camerfirma", LocalDate.of(2025, 4, 16),
          "symantec", LocalDate.of(2019, 4, 17),
          "geotrust primary", LocalDate.of(2019, 4, 17),
          "thawte primary", LocalDate.of(2019, 4, 17),
          "verisign class", LocalDate.of(2019, 4, 17));

  @Override
  public Optional<Finding> judge(CaseFile file) {
    return file.chain()
        .flatMap(chain ->
            SINCE.entrySet().stream()
                .filter(entry -> isOf(chain.walk().top(), entry.getKey()))
                .filter(entry ->
                    chain
                        .leaf()
                        .validity()
                        .notBefore()
                        .isAfter(entry.getValue().atStartOfDay(ZoneOffset.UTC).toInstant()))
                .findFirst()
                .map(entry ->
                    file.about(ChainCause.AUTHORITY_DISTRUSTED, chain.leaf())
                        .wanted("a certificate issued before " + entry.getValue())
                        .found("one issued on " + chain.leaf().validity().notBefore())
                        .with("since", entry.getValue().toString())
                        .build()));
  }

  /** Only well-known public roots have these names, and they are self-issued. */
  private static boolean isOf(Certificate top, String house) {
    String name = top.isSelfIssued() ? top.subject() + "" : top.issuer() + "";
    return name.toLowerCase(Locale.ROOT).contains(house);
  }
}
