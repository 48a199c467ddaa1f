// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.judgement;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.testkit.TestCa;
import dev.signet.x509.Certificate;
import dev.signet.x509.lint.Linter;
import java.util.List;
import java.util.Optional;

/** Whatever reads as a certificate is held against every rule, by itself and below its issuer. */
public final class LintTarget implements FuzzTarget {
  private static final List<Linter> LINTERS = List.of(Linter.forPrivate(), Linter.forWeb());

  /** Made when it is first asked for. */
  private static final class Made {
    private static final Certificate ISSUER =
        Certificate.read(TestCa.create().intermediate().der());
  }

  /** By the list of targets. */
  public LintTarget() {}

  @Override
  public String name() {
    return "lints";
  }

  @Override
  public void run(byte[] input) {
    WorkLimit.hold(() -> lint(input));
  }

  private static void lint(byte[] input) {
    try {
      Certificate certificate = Certificate.read(input);
      for (Linter linter : LINTERS) {
        linter.lint(certificate, Optional.empty()).forEach(LintTarget::look);
        linter.lint(certificate, Optional.of(Made.ISSUER)).forEach(LintTarget::look);
      }
    } catch (FindingException unreadable) {
      // No certificate: another target's matter.
    }
  }

  private static void look(Finding finding) {
    if (finding.headline().isBlank()) {
      throw new IllegalStateException("a finding without a sentence: " + finding.code().id());
    }
  }

  @Override
  public List<byte[]> seeds() {
    return TestCa.create().server("host.example", "*.example", "192.0.2.1").chainDer();
  }
}
