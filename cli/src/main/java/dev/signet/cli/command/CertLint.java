// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.explain.Finding;
import dev.signet.explain.JsonRendering;
import dev.signet.explain.Severity;
import dev.signet.x509.Certificate;
import dev.signet.x509.lint.Linter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert lint}. */
@Command(
    name = "lint",
    description =
        "Holds certificates against the rules for writing them, and names each that is broken.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert lint fullchain.pem",
      "  signet cert lint fullchain.pem --rules web",
      "  signet ca root | signet cert lint -"
    })
final class CertLint implements Action {
  /** Within one version, members are only ever added. */
  private static final int VERSION = 1;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description =
          "A PEM or DER file; - reads standard input. Rules about a certificate and its issuer are"
              + " asked where the issuer is in the file too.")
  Path file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--rules",
      paramLabel = "SET",
      description =
          "private for one's own authorities, web for public ones (default: private). Both have the"
              + " rules of the RFCs.")
  Rules rules = Rules.PRIVATE;

  /** The sets of rules that can be asked. */
  enum Rules {
    PRIVATE,
    WEB;

    private Linter linter() {
      return switch (this) {
        case PRIVATE -> Linter.forPrivate();
        case WEB -> Linter.forWeb();
      };
    }
  }

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    Console console = invocation.console();
    List<Certificate> certificates = InputFile.read(file, console.in(), Certificate::readAll);
    Linter linter = rules.linter();
    List<Finding> all = new ArrayList<>();
    for (Certificate certificate : certificates) {
      List<Finding> findings = linter.lint(certificate, issuer(certificate, certificates));
      tell(console, certificate, findings);
      all.addAll(findings);
    }
    summarize(console, all, linter.lints().size());
    boolean fine = all.stream().allMatch(one -> one.code().severity() == Severity.NOTE);
    return fine ? ExitCode.FINE : ExitCode.FINDING;
  }

  private static Optional<Certificate> issuer(Certificate certificate, List<Certificate> all) {
    return all.stream()
        .filter(other -> other.subject().equals(certificate.issuer()))
        .filter(other -> certificate.isSignedBy(other.key()))
        .findFirst();
  }

  private static void tell(Console console, Certificate certificate, List<Finding> findings) {
    if (console.json()) {
      console.data(json(certificate, findings));
    } else {
      console.out().print(LintText.of(certificate, findings));
      console.out().flush();
    }
  }

  private static String json(Certificate certificate, List<Finding> findings) {
    return "{\"version\":%d,\"subject\":%s,\"sha256\":%s,\"findings\":[%s]}"
        .formatted(
            VERSION,
            JsonRendering.quote(certificate.shortText()),
            JsonRendering.quote(certificate.fingerprint()),
            findings.stream().map(JsonRendering::of).collect(Collectors.joining(",")));
  }

  private static void summarize(Console console, List<Finding> all, int rules) {
    console.say(LintText.summary(all, rules));
    all.stream()
        .findFirst()
        .ifPresent(first ->
            console.say(
                "Why, and what to do: " + console.typed("signet explain " + first.code().id())));
  }
}
