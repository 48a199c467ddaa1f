// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotForwardedTest {
  private static KnownCase given() {
    TestCa authority = TestCa.create();
    return new KnownCase(Instant.now()).showing(authority.client("svc"));
  }

  private static Optional<Finding> judge(KnownCase known) {
    return new NotForwarded().judge(known.file());
  }

  @Test
  void aCertificateThatNobodyAskedForIsMissedByTheServerBehind() {
    assertThat(judge(given().answering(403, Map.of())))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo(ClientCause.CLIENT_CERTIFICATE_NOT_FORWARDED);
          assertThat(finding.found()).contains("403");
        });
    assertThat(judge(given().answering(401, Map.of()))).isPresent();
  }

  @Test
  void aChallengeWantsAnotherLoginAndASuccessWantsNothing() {
    assertThat(judge(given().answering(401, Map.of("www-authenticate", "Basic")))).isEmpty();
    assertThat(judge(given().answering(200, Map.of()))).isEmpty();
    assertThat(judge(given().answering(404, Map.of()))).isEmpty();
  }

  @Test
  void whoHasNothingToShowIsNotToldOfIt() {
    assertThat(judge(new KnownCase(Instant.now()).answering(403, Map.of()))).isEmpty();
  }
}
