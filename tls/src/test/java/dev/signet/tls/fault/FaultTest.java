// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.explain.Catalogue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
  static List<FaultCode> codes() {
    List<FaultCode> codes = new ArrayList<>();
    for (Class<?> kind : FaultCode.class.getPermittedSubclasses()) {
      for (Object constant : kind.getEnumConstants()) {
        codes.add((FaultCode) constant);
      }
    }
    return codes;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyCodeHasItsSentencesAndItsAlert(FaultCode code) {
    assertThat(code.id()).startsWith("tls-");
    assertThat(Catalogue.of(code).isComplete()).as(code.id()).isTrue();
    assertThat(code.toFault().alert().isEmpty()).isEqualTo(code instanceof ConnectionEnd);
  }

  @Test
  void codesAreUnique() {
    assertThat(codes()).extracting(FaultCode::id).doesNotHaveDuplicates();
  }

  @Test
  void alertsAreKnownByTheirNumber() {
    assertThat(Alert.of(50)).isEqualTo(Alert.DECODE_ERROR);
    assertThat(Alert.of(1)).isNull();
    assertThat(Alert.of(256)).isNull();
    assertThat(Alert.DECODE_ERROR.label()).isEqualTo("decode_error");
  }

  @Test
  void aFaultCostsNoStackTrace() {
    TlsFault fault = PeerMisbehaved.MESSAGE_UNEXPECTED.toFault("finished", "key_update");
    assertThat(fault.getStackTrace()).isEmpty();
    assertThat(fault)
        .hasMessage(
            "tls-message-unexpected: A TLS message came at the wrong time,"
                + " wanted finished, found key_update");
  }
}
