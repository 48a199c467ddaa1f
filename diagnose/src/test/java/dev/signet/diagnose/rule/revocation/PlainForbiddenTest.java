// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainForbiddenTest {
  private static final String FIELD = "strict-transport-security";

  private final TestCa authority = TestCa.create();

  private KnownCase untrusted() {
    return new KnownCase(Instant.now())
        .certificates(authority.server(KnownCase.HOST), TestCa.create().root());
  }

  @Test
  void browsersOfferNoWayAroundABadCertificateOfAStrictHost() {
    Map<String, String> fields = Map.of(FIELD, "includeSubDomains; max-age=\"600\"");
    assertThat(new PlainForbidden().judge(untrusted().answering(200, fields).file()))
        .map(Finding::code)
        .contains(RevocationCause.PLAIN_FORBIDDEN);
  }

  @Test
  void anAgeOfZeroTakesTheDemandBack() {
    Map<String, String> fields = Map.of(FIELD, "max-age=0; includeSubDomains");
    assertThat(new PlainForbidden().judge(untrusted().answering(200, fields).file())).isEmpty();
    assertThat(new PlainForbidden().judge(untrusted().answering(200, Map.of()).file())).isEmpty();
  }

  @Test
  void nothingIsSaidBesideAGoodCertificate() {
    KnownCase good =
        new KnownCase(Instant.now())
            .certificates(authority.server(KnownCase.HOST), authority.root())
            .answering(200, Map.of(FIELD, "max-age=600"));
    assertThat(new PlainForbidden().judge(good.file())).isEmpty();
  }
}
