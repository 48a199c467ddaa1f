// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.AuditReport;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.CrlPart;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.x509.Crl;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left when the process is gone at one of the steps of issuing, revoking, publishing. */
class DyingNodeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DyingNode.Step.class)
  void nothingIsUnknownToTheLogAndNothingConfirmedIsMissing(DyingNode.Step step) throws Exception {
    List<String> confirmed = die(step);
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      AuditReport report = fixture.authority.audit();
      assertThat(report.findings()).isEmpty();
      assertThat(fixture.authority.status().counts().unfinished()).isZero();
      Issuer issuer = LocalAuthorityTest.intermediate(fixture);
      for (String line : confirmed) {
        requireThere(fixture, issuer, line.split(" ")[0], line.split(" ")[1]);
      }
      fixture.issued(Profile.SERVER, "after.localhost");
      assertThat(fixture.authority.audit().findings()).isEmpty();
    }
  }

  private static void requireThere(
      AuthorityFixture fixture, Issuer issuer, String what, String serial) {
    CertificateRecord line = fixture.authority.find(serial).orElseThrow();
    assertThat(line.state()).isEqualTo(CertificateRecord.State.ISSUED);
    if (what.equals("revoked")) {
      byte[] list =
          fixture.authority.crl(issuer.id(), new CrlPart.Whole()).orElseThrow().encoded().toArray();
      assertThat(Crl.read(list).revoked()).containsKey(new BigInteger(serial, 16));
    }
  }

  private List<String> die(DyingNode.Step step) throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DyingNode.class.getName(),
                folder.toString(),
                step.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> printed = process.inputReader().readAllLines();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as("%s", printed).isEqualTo(DyingNode.GONE);
    return printed.stream()
        .filter(l -> l.startsWith("issued ") || l.startsWith("revoked "))
        .toList();
  }
}
