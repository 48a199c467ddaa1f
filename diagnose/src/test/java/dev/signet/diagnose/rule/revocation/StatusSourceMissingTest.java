// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusSourceMissingTest {
  private final TestCa authority = TestCa.create();

  private Optional<Finding> judge(String options, TestIdentity... roots) {
    KnownCase known =
        new KnownCase(Instant.now())
            .certificates(authority.server(KnownCase.HOST), roots)
            .environment(Map.of("JAVA_TOOL_OPTIONS", options));
    return new StatusSourceMissing().judge(known.file());
  }

  @Test
  void javaAsksAndTheCertificateNamesNobody() {
    assertThat(judge("-Dcom.sun.net.ssl.checkRevocation=true", authority.root()))
        .map(Finding::code)
        .contains(RevocationCause.STATUS_SOURCE_MISSING);
  }

  @Test
  void nothingIsSaidWhereJavaIsNotToldToAsk() {
    assertThat(judge("-Dcom.sun.net.ssl.checkRevocation=false", authority.root())).isEmpty();
    assertThat(judge("-Xmx64m", authority.root())).isEmpty();
  }

  @Test
  void aChainThatIsRefusedAnywayHasAnotherCause() {
    assertThat(judge("-Dcom.sun.net.ssl.checkRevocation=true", TestCa.create().root())).isEmpty();
  }
}
