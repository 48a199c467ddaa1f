// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void aCodeIsItsConstantInLowerCaseWithHyphens() {
    assertThat(SampleCode.PORT_TAKEN.id()).isEqualTo("port-taken");
  }

  @Test
  void theHeadlineOfAReportIsItsWorstFinding() {
    Finding warning = Finding.of(SampleCode.CLOCK_SKEWED);
    Finding error = Finding.of(SampleCode.PORT_TAKEN);
    assertThat(new Report(List.of(warning, error)).headline()).isEqualTo(error);
  }

  @Test
  void findingsOfEqualSeverityKeepTheirOrder() {
    Finding cause = Finding.about(SampleCode.PORT_TAKEN).subject("cause").build();
    Finding consequence = Finding.about(SampleCode.PORT_TAKEN).subject("consequence").build();
    assertThat(new Report(List.of(cause, consequence)).findings())
        .containsExactly(cause, consequence);
  }

  @Test
  void anEmptyReportIsRefused() {
    assertThatThrownBy(() -> new Report(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCodeWithoutSentencesIsIncompleteAndStillPrints() {
    assertThat(Catalogue.of(SampleCode.UNWRITTEN).isComplete()).isFalse();
    assertThat(Finding.of(SampleCode.UNWRITTEN)).hasToString("unwritten: unwritten");
    assertThat(Catalogue.of(SampleCode.PORT_TAKEN).isComplete()).isTrue();
  }

  @Test
  void aParameterThatLooksLikeAPlaceholderIsNotFilledAgain() {
    Finding finding =
        Finding.about(SampleCode.PORT_TAKEN).with("port", "{free}").with("free", "x").build();
    assertThat(finding.headline()).isEqualTo("Port {free} is taken");
  }

  @Test
  void findingsAreEqualByContent() {
    Finding one = Finding.about(SampleCode.PORT_TAKEN).found("a").with("k", "v").build();
    Finding same = Finding.about(SampleCode.PORT_TAKEN).found("a").with("k", "v").build();
    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(one)
        .isNotEqualTo(Finding.about(SampleCode.PORT_TAKEN).found("b").with("k", "v").build());
  }

  @Test
  void aReferenceHasItsSectionBehindAComma() {
    assertThat(Finding.of(SampleCode.PORT_TAKEN).references())
        .containsExactly(new Reference("RFC 9293", "3.9.1"), new Reference("bind(2)", ""));
  }

  @Test
  void aRedactedSecretDoesNotPrintItself() {
    assertThat(Redacted.of("hunter2")).hasToString("[redacted]");
    assertThat(Redacted.of("hunter2").reveal()).isEqualTo("hunter2");
  }
}
