// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.rule.KnownCase;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.trust.StoreContent;
import dev.signet.x509.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustedElsewhereTest {
  private final TestCa authority = TestCa.create();
  private final TestIdentity stranger =
      TestCa.create().draft("CN=Stranger").authority().selfSigned();

  private static StoreContent store(String path, boolean isJavas, TestIdentity root) {
    return new StoreContent("store", path, isJavas, List.of(Certificate.read(root.der())));
  }

  private Optional<Finding> judge(TestIdentity trusted, StoreContent... beside) {
    KnownCase known =
        new KnownCase(Instant.now())
            .beside(beside)
            .certificates(authority.server(KnownCase.HOST), trusted);
    return new TrustedElsewhere().judge(known.file());
  }

  @Test
  void anotherStoreThatHasTheRootIsNamed() {
    assertThat(judge(stranger, store("/etc/roots.pem", false, authority.root())))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo(ChainCause.TRUSTED_ELSEWHERE);
          assertThat(finding.found()).contains("/etc/roots.pem");
        });
  }

  @Test
  void javasThatDifferFromOneAnotherAreBothNamed() {
    assertThat(
            judge(
                stranger,
                store("/old/cacerts", true, authority.root()),
                store("/new/cacerts", true, stranger)))
        .hasValueSatisfying(finding -> {
          assertThat(finding.code()).isEqualTo(ChainCause.STORE_REPLACED);
          assertThat(finding.found()).contains("/old/cacerts");
          assertThat(finding.wanted()).contains("/new/cacerts");
        });
  }

  @Test
  void nothingIsSaidOfStoresThatLackItTooAndOfChainsThatHold() {
    assertThat(judge(stranger, store("/etc/roots.pem", false, stranger))).isEmpty();
    assertThat(judge(authority.root(), store("/etc/roots.pem", false, authority.root()))).isEmpty();
  }
}
