// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestCaTest {
  @Test
  void theJdkTrustsACorrectServer() throws Exception {
    FixedClock clock = FixedClock.create();
    TestCa ca = TestCa.at(clock);
    TestIdentity server = ca.server("localhost", "127.0.0.1");
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(ca.root().certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(clock.instant()));
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    assertThat(
            CertPathValidator.getInstance("PKIX")
                .validate(factory.generateCertPath(server.chain()), parameters))
        .isNotNull();
    assertThat(server.certificate().getSubjectAlternativeNames()).hasSize(2);
  }

  @Test
  void aChainEndsBelowTheRoot() {
    TestCa ca = TestCa.create();
    TestIdentity server = ca.server("localhost");
    assertThat(server.chain())
        .containsExactly(server.certificate(), ca.intermediate().certificate());
    assertThat(server.chainPem().split("BEGIN CERTIFICATE", -1)).hasSize(3);
    assertThat(server.issuer()).contains(ca.intermediate());
    assertThat(ca.root().issuer()).isEmpty();
  }

  @Test
  void aClockMovesOnlyWhenTold() {
    FixedClock clock = FixedClock.create();
    assertThat(clock.instant()).isEqualTo(FixedClock.START);
    assertThat(clock.advance(Duration.ofHours(1))).isEqualTo(FixedClock.START.plusSeconds(3600));
    clock.set(FixedClock.START);
    assertThat(clock.instant()).isEqualTo(FixedClock.START);
  }
}
