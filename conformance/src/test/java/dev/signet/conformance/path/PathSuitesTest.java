// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Path validation against other people's cases: no failure, and not fewer passes than there were.
 */
class PathSuitesTest {
  private static final int LIMBO_CASES = 208;
  private static final int PKITS_CASES = 249;

  /** Pairs of cases that contradict each other under one set of rules. */
  private static final int CONTRADICTIONS = 4;

  @TempDir private Path folder;

  @Test
  void limboPassesButForReasonedExceptions() throws Exception {
    assertPasses(new LimboSuite(), LIMBO_CASES - CONTRADICTIONS);
    assertPasses(profile("web"), LIMBO_CASES - CONTRADICTIONS);
  }

  @Test
  void whatAPrivateAuthorityMayDoOtherwiseIsListed() throws Exception {
    assertPasses(profile("private"), LIMBO_CASES - 35);
  }

  @Test
  void everyPkitsCasePasses() throws Exception {
    assertPasses(new PkitsSuite(), PKITS_CASES);
  }

  @Test
  void aFileInLimbosFormatIsAnsweredInLimbosFormat() throws Exception {
    byte[] leaf = TestCa.at(FixedClock.create()).server("localhost").der();
    String pem = Certificate.read(leaf).toPem().replace("\n", "\\n");
    Path file =
        Files.writeString(
            folder.resolve("cases.json"),
            """
            {"version": 1, "testcases": [{"id": "alone", "expected_result": "SUCCESS",
             "validation_kind": "SERVER", "validation_time": "2026-06-01T12:00:00+00:00",
             "trusted_certs": ["%s"], "untrusted_intermediates": [], "crls": [],
             "peer_certificate": "%s", "peer_certificate_key": null, "max_chain_depth": null,
             "expected_peer_name": {"kind": "DNS", "value": "example.com"},
             "expected_peer_names": [], "features": ["has-crl"]}]}
            """
                .formatted(pem, pem));
    Suite suite = new LimboSuite().with(List.of("--cases", file.toString()));
    CaseLog cases = new CaseLog(System.out);
    suite.run(cases);
    assertThat(suite.report(cases))
        .singleElement(as(STRING))
        .startsWith("{\"version\":1,\"harness\":\"signet\",\"results\":[{\"id\":\"alone\"")
        .contains("\"actual_result\":\"FAILURE\"", "certificate-name-mismatch: ");
  }

  private static Suite profile(String name) {
    return new LimboSuite().with(List.of("--profile", name));
  }

  private static void assertPasses(Suite suite, int atLeast) throws Exception {
    CaseLog cases = new CaseLog(System.out);
    suite.run(cases);
    assertThat(cases.isGood()).as(cases.summary()).isTrue();
    assertThat(cases.lines().stream().filter(line -> line.startsWith("passed")).count())
        .isGreaterThanOrEqualTo(atLeast);
  }
}
