// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Catalogue;
import dev.signet.testkit.Golden;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of all lints is generated from the code and compared with it. */
class LintPageTest {
  private static final List<Lint> LINTS = Linter.of(EnumSet.allOf(RuleBook.class)).lints();

  @Test
  void thePageNamesEveryLintWithItsSource() {
    String rows = LINTS.stream().map(LintPageTest::row).collect(Collectors.joining());
    String page =
        """
        <!-- SPDX-License-Identifier: Apache-2.0 -->
        # What certificates are linted for

        `signet cert lint FILE` holds each certificate of a file against these rules; the private authority asks them before it signs. An error
        breaks a MUST, a warning a SHOULD or a custom. `--rules web` asks what public authorities owe instead of what private ones need. The
        sentences for each: `signet explain NAME`. Whether a certificate is trusted is another question: `signet cert verify`.

        | name | severity | asked for | written in |
        |---|---|---|---|
        """
            + rows;
    Golden.in(Path.of("..", "docs")).matches("lints.md", page);
  }

  @Test
  void everyLintHasASourceAndItsSentences() {
    assertThat(LINTS).allSatisfy(lint -> assertThat(lint.citation()).isNotEmpty());
    assertThat(LINTS).allMatch(lint -> Catalogue.of(lint.code()).isComplete());
  }

  private static String row(Lint lint) {
    String books =
        EnumSet.allOf(RuleBook.class).stream()
            .filter(lint::isIn)
            .map(LintPageTest::set)
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            lint.code().id(),
            lint.severity().name().toLowerCase(Locale.ROOT),
            books,
            lint.citation());
  }

  private static String set(RuleBook book) {
    return switch (book) {
      case STANDARD -> "all";
      case BASELINE -> "web";
      case PRIVATE -> "private";
    };
  }
}
