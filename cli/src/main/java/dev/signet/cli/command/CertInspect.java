// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Pem;
import dev.signet.x509.text.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet cert inspect}. */
@Command(
    name = "inspect",
    description = "Shows every field of a certificate or request, with what it means.",
    footerHeading = "%nExamples:%n",
    footer = {"  signet cert inspect cert.pem", "  signet ca root | signet cert inspect -"})
final class CertInspect implements Action {
  /** The bundle of all public roots has 250 KB. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Path INPUT = Path.of("-");

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A PEM or DER file; - reads standard input.")
  Path file = INPUT;

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    Console console = invocation.console();
    byte[] content =
        file.equals(INPUT) ? console.in().readNBytes(MAX_BYTES) : AtomicFile.read(file, MAX_BYTES);
    boolean first = true;
    for (Inspection inspection : inspections(content)) {
      if (console.json()) {
        console.data(inspection.toJson());
      } else {
        console.out().print(first ? "" : System.lineSeparator());
        console.out().print(inspection.toText());
        console.out().flush();
      }
      first = false;
    }
    return ExitCode.FINE;
  }

  private static List<Inspection> inspections(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    boolean request =
        Pem.looksLikePem(content)
            && text.contains(Pem.CERTIFICATE_REQUEST + "-----")
            && !text.contains("BEGIN " + Pem.CERTIFICATE + "-----");
    if (request) {
      return List.of(Inspection.of(CertificateRequest.readFile(content)));
    }
    Instant now = Instant.now();
    return Certificate.readAll(content).stream()
        .map(certificate -> Inspection.of(certificate, now))
        .toList();
  }
}
