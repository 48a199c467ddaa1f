// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.admin.Codes;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Catalogue;
import dev.signet.explain.Category;
import dev.signet.explain.Code;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exit codes are promised in the manual; codes are promised to be explained. */
class ExitCodeTest {
  @ParameterizedTest
  @EnumSource(Category.class)
  void everyKindOfFailureHasOneThatIsNotZero(Category category) {
    assertThat(ExitCode.of(category).number()).isPositive();
  }

  @Test
  void theNumbersAreThoseOfTheManual() {
    assertThat(ExitCode.of(Category.UNREACHABLE).number()).isEqualTo(8);
    assertThat(ExitCode.of(Category.LOCAL).number()).isEqualTo(9);
    assertThat(ExitCode.of(Category.USAGE).number()).isEqualTo(2);
    assertThat(ExitCode.of(Category.INTERNAL).number()).isEqualTo(70);
  }

  @Test
  void everyCodeIsUniqueAndExplained() {
    List<Code> codes = Codes.all().toList();
    assertThat(codes.stream().map(Code::id).collect(Collectors.toSet())).hasSameSizeAs(codes);
    assertThat(codes).allMatch(code -> Catalogue.of(code).isComplete());
  }

  @Test
  void noBlankIsLeftEmptyWhenACodeIsExplained() {
    assertThat(Codes.all().map(Codes::generic))
        .allSatisfy(finding -> {
          assertThat(finding.headline()).isNotBlank().doesNotContain("{");
          assertThat(finding.explanation()).doesNotContain("{").doesNotContain("  ");
        });
  }
}
