// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.enrolment.EnrolmentCode;
import dev.signet.explain.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
  @ParameterizedTest
  @EnumSource(CaCode.class)
  void everyCodeHasItsSentences(CaCode code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(AuditCode.class)
  void everyCodeOfAnAuditHasItsSentences(AuditCode code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(AcmeCode.class)
  void everyCodeOfTheAcmeServerHasItsSentences(AcmeCode code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(EnrolmentCode.class)
  void everyCodeOfAnEnrolmentHasItsSentences(EnrolmentCode code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }
}
