// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.diagnose.CheckOrder;
import dev.signet.diagnose.ClientKey;
import dev.signet.diagnose.Diagnosis;
import dev.signet.diagnose.DiagnosisText;
import dev.signet.diagnose.HostCheck;
import dev.signet.diagnose.Surroundings;
import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.connect.CheckCode;
import dev.signet.diagnose.connect.CheckTarget;
import dev.signet.diagnose.runtime.ClientProgram;
import dev.signet.explain.Finding;
import dev.signet.explain.Severity;
import dev.signet.trust.Machine;
import dev.signet.trust.SystemRoots;
import dev.signet.x509.Certificate;
import dev.signet.x509.PrivateKeyPem;
import dev.signet.x509.path.TrustAnchors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet check TARGET}. */
@Command(
    name = "check",
    description = "Connects to a server and says why that fails, and what to do about it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet check app.localhost:8443",
      "  signet check postgres://db.internal --trust root.pem",
      "  signet check mongodb://db.internal:27017 --cert client.pem --key client.key",
      "  signet check example.com --probe --why",
      "  signet check app.internal --trust root.pem --matrix"
    })
final class CheckCommand implements Action {
  @Parameters(
      index = "0",
      paramLabel = "TARGET",
      description =
          "HOST, HOST:PORT or SCHEME://HOST:PORT with https, postgres, mysql, smtp, imap, pop3,"
              + " ldap, mongodb or tls.")
  String target = "";

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Trust the certificates in this PEM file, and no others.")
  @Nullable Path trust;

  @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate in PEM.")
  @Nullable Path cert;

  @Option(names = "--key", paramLabel = "FILE", description = "Its private key in PEM.")
  @Nullable Path key;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "Who the certificate has to name, where it is not the host of TARGET.")
  @Nullable String host;

  @Option(
      names = "--probe",
      description = "Make some more connections, which tell causes apart that look alike.")
  boolean probe;

  @Option(
      names = "--as",
      paramLabel = "PROGRAM",
      description = "Judge as java, python, node, go, curl or chrome does.")
  @Nullable ClientProgram as;

  @Option(names = "--matrix", description = "Show which programs would accept this, and why not.")
  boolean matrix;

  @Option(names = "--why", description = "Say all that is known, and not only what decides.")
  boolean why;

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    Diagnosis seen = new HostCheck(order(invocation), InstantSource.system()).run();
    Diagnosis diagnosis = judged(seen);
    Console console = invocation.console();
    if (console.json()) {
      console.object(DiagnosisMembers.of(diagnosis, console));
    } else {
      lines(diagnosis, new DiagnosisText(console::typed)).forEach(console::data);
    }
    return exit(diagnosis);
  }

  private List<String> lines(Diagnosis diagnosis, DiagnosisText text) {
    if (matrix) {
      return text.matrix(diagnosis);
    }
    return why ? text.whole(diagnosis) : text.brief(diagnosis);
  }

  /** What is left of a diagnosis for one program: what it refuses for. */
  private Diagnosis judged(Diagnosis seen) {
    ClientProgram program = as;
    return program == null ? seen : new Diagnosis(seen.file(), program.refusals(seen.findings()));
  }

  /**
   * Notes are worth knowing and no reason to stop a script; warnings are for somebody to look at.
   */
  private static ExitCode exit(Diagnosis diagnosis) {
    return diagnosis
        .report()
        .map(report -> report.headline().code())
        .filter(code -> code.severity() != Severity.NOTE)
        .map(code ->
            code.severity() == Severity.WARNING ? ExitCode.FINDING : ExitCode.of(code.category()))
        .orElse(ExitCode.FINE);
  }

  private CheckOrder order(Invocation invocation) throws IOException {
    CheckOrder order =
        CheckOrder.of(CheckTarget.parse(target), anchors())
            .withSurroundings(
                Surroundings.of(Machine.current()).withEnvironment(invocation.environment()));
    order = host == null ? order : order.withHost(host);
    order = probe ? order.withProbe() : order;
    return cert == null && key == null ? order : order.withClient(client());
  }

  private TrustAnchors anchors() throws IOException {
    Path file = trust;
    return file == null
        ? SystemRoots.read(Machine.current())
        : TrustAnchors.of(
            "the given file", file.toString(), InputFile.read(file, Certificate::readAll));
  }

  private ClientKey client() throws IOException {
    Path certificate = cert;
    Path secret = key;
    if (certificate == null || secret == null) {
      throw Finding.about(CheckCode.CHECK_CREDENTIAL_HALF)
          .found(certificate == null ? "--key" : "--cert")
          .toException();
    }
    List<Certificate> chain = InputFile.read(certificate, Certificate::readAll);
    ClientKey client = new ClientKey(chain, InputFile.read(secret, PrivateKeyPem::read));
    if (!client.matches()) {
      throw Finding.about(ClientCause.CLIENT_KEY_MISMATCH)
          .subject(certificate + " and " + secret)
          .wanted("the key of " + chain.getFirst().shortText())
          .found("another key")
          .toException();
    }
    return client;
  }
}
