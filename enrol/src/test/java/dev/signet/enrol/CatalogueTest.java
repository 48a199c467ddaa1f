// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
  @ParameterizedTest
  @EnumSource(EnrolCode.class)
  void everyCodeHasItsSentences(EnrolCode code) {
    assertThat(Catalogue.of(code).isComplete()).isTrue();
  }
}
