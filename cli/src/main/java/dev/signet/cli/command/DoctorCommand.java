// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Administration;
import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.doctor.Examination;
import dev.signet.cli.doctor.Patient;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.up.DataFiles;
import dev.signet.cli.up.Offices;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.explain.Severity;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code signet doctor}. */
@Command(
    name = "doctor",
    description = "Looks for what is wrong on this machine; changes nothing.",
    footerHeading = "%nExamples:%n",
    footer = {"  signet doctor", "  signet doctor --json"})
final class DoctorCommand implements Action {
  /** Those with trouble come first. */
  private static final int MAX_SERVED = 1000;

  @Override
  public ExitCode perform(Invocation invocation) {
    Console console = invocation.console();
    ExitCode worst = ExitCode.FINE;
    for (Examination examination : patient(invocation).examinations()) {
      List<Finding> findings = examination.look();
      if (findings.isEmpty()) {
        healthy(console, examination);
      } else {
        findings.forEach(finding -> console.tell(Report.of(finding)));
        worst = worse(worst, findings);
      }
    }
    return worst;
  }

  private static Patient patient(Invocation invocation) {
    Configuration configuration = invocation.configuration();
    boolean there = Files.exists(DataFiles.root(invocation.data()));
    Optional<Administration> running = Offices.running(invocation.workplace());
    return new Patient(
        invocation.data(),
        configuration.listeners(),
        running.isPresent(),
        there ? Optional.of(CaRoot.read(invocation.data())) : Optional.empty(),
        Instant.now(),
        () -> running.map(DoctorCommand::served).orElse(List.of()));
  }

  private static List<Map<String, Object>> served(Administration office) {
    return Answers.rows(office.perform(new Operation.ListServed(MAX_SERVED)), "served");
  }

  private static void healthy(Console console, Examination examination) {
    if (console.json()) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("examined", examination.subject());
      members.put("seen", examination.seen());
      console.object(members);
    } else {
      console.data(
          String.format(Locale.ROOT, "ok  %-15s %s", examination.subject(), examination.seen()));
    }
  }

  // A note is worth knowing and nothing to act on; a warning is worth an exit code of its own.
  private static ExitCode worse(ExitCode worst, List<Finding> findings) {
    ExitCode result = worst;
    for (Finding finding : findings) {
      result =
          switch (finding.code().severity()) {
            case Severity.ERROR -> ExitCode.of(finding.code().category());
            case Severity.WARNING -> result == ExitCode.FINE ? ExitCode.FINDING : result;
            case Severity.NOTE -> result;
          };
    }
    return result;
  }
}
