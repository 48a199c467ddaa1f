// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.InputFile;
import dev.signet.cli.up.DataFiles;
import dev.signet.explain.Finding;
import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signet ca root}. Reads the file alone: it works whatever else runs or does not. */
@Command(
    name = "root",
    description = "Prints the root certificate as PEM, for those who are to trust it.",
    footerHeading = "%nExamples:%n",
    footer = "  signet ca root > root.pem")
final class CaRoot implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = read(invocation.data());
    Console console = invocation.console();
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("pem", root.toPem());
      members.put("sha256", root.fingerprint());
      members.put("not_after", root.validity().notAfter().toString());
      console.object(members);
    } else {
      console.out().print(root.toPem());
      console.out().flush();
    }
    return ExitCode.FINE;
  }

  /** The root of a data directory. Where there is none yet, that is a finding, as an exception. */
  static Certificate read(Path data) {
    Path file = DataFiles.root(data);
    if (!Files.exists(file)) {
      throw Finding.about(CliCode.DATA_DIRECTORY_ABSENT).subject(data.toString()).toException();
    }
    return InputFile.read(file, Certificate::readAll).getFirst();
  }
}
