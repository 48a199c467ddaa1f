// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.Pem;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.layout.ByteLayout;
import dev.signet.x509.text.Inspection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet cert inspect}. */
@Command(
    name = "inspect",
    description = "Shows every field of a certificate or request, with what it means.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert inspect cert.pem",
      "  signet cert inspect cert.pem --bytes",
      "  signet ca root | signet cert inspect -"
    })
final class CertInspect implements Action {
  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "A PEM or DER file; - reads standard input.")
  Path file = InputFile.STANDARD_INPUT;

  @Option(
      names = "--bytes",
      description = "Shows what every single byte belongs to, of broken certificates too.")
  boolean bytes;

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    Console console = invocation.console();
    List<Shown> all =
        InputFile.read(
            file,
            console.in(),
            content ->
                bytes
                    ? encodings(content).map(CertInspect::layout).toList()
                    : inspections(content).stream().map(CertInspect::fields).toList());
    boolean first = true;
    for (Shown shown : all) {
      if (console.json()) {
        console.data(shown.json.get());
      } else {
        console.out().print(first ? "" : System.lineSeparator());
        console.out().print(shown.text.get());
        console.out().flush();
      }
      first = false;
    }
    return ExitCode.FINE;
  }

  /** One thing that is shown, to people or to programs. */
  private record Shown(Supplier<String> text, Supplier<String> json) {}

  private static Shown fields(Inspection inspection) {
    return new Shown(inspection::toText, inspection::toJson);
  }

  private static Shown layout(Bytes encoding) {
    ByteLayout layout = ByteLayout.of(encoding);
    return new Shown(layout::toText, layout::toJson);
  }

  /** Not read as certificates: where one breaks is what is looked for. */
  private static Stream<Bytes> encodings(byte[] content) {
    return Pem.looksLikePem(content)
        ? Pem.blocks(content, Pem.CERTIFICATE).stream().map(Pem.Block::content)
        : Stream.of(Bytes.of(content));
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
