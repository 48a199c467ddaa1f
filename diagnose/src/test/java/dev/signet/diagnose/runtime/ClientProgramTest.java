// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.NameCause;
import dev.signet.diagnose.cause.TimeCause;
import dev.signet.diagnose.runtime.ClientProgram.Answer;
import dev.signet.explain.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientProgramTest {
  @Test
  void aCommonNameIsEnoughForJavaAndNotForGo() {
    List<Finding> findings = List.of(Finding.of(NameCause.COMMON_NAME_ONLY));
    assertThat(ClientProgram.JAVA.answer(findings)).isEqualTo(Answer.ACCEPTS);
    assertThat(ClientProgram.GO.answer(findings)).isEqualTo(Answer.REFUSES);
  }

  @Test
  void javaAloneDoesNotLookAtTheTimeOfARoot() {
    List<Finding> findings = List.of(Finding.of(TimeCause.ROOT_EXPIRED));
    assertThat(ClientProgram.values())
        .filteredOn(program -> program.answer(findings) == Answer.ACCEPTS)
        .containsExactly(ClientProgram.JAVA);
  }

  @Test
  void anIntermediateAsAnchorIsAWarningThatIsAFailureInPython() {
    List<Finding> findings = List.of(Finding.of(ChainCause.ONLY_INTERMEDIATE_TRUSTED));
    assertThat(ClientProgram.PYTHON.refusals(findings)).isEqualTo(findings);
    assertThat(ClientProgram.CURL.refusals(findings)).isEmpty();
    assertThat(ClientProgram.CHROME.answer(findings)).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void whatIsNoDifferenceIsRefusedByAll() {
    List<Finding> findings = List.of(Finding.of(ChainCause.AUTHORITY_UNKNOWN));
    assertThat(ClientProgram.values())
        .allMatch(program -> program.answer(findings) == Answer.REFUSES);
  }

  @Test
  void aNoteIsNoReasonToRefuse() {
    List<Finding> findings = List.of(Finding.of(HandshakeCause.NEW_VERSION_ONLY));
    assertThat(ClientProgram.values())
        .allMatch(program -> program.answer(findings) == Answer.ACCEPTS);
  }

  @Test
  void whatIsNotADifferenceOfOneIsADefectOfAnother() {
    List<Finding> both =
        List.of(Finding.of(TimeCause.ROOT_EXPIRED), Finding.of(ChainCause.AUTHORITY_UNKNOWN));
    assertThat(ClientProgram.JAVA.refusals(both)).containsExactly(both.getLast());
  }
}
