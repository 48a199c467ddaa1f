// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Codes;
import dev.signet.cli.config.NearestWord;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.diagnose.runtime.PrintedSentence;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Reference;
import dev.signet.explain.Remedy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code signet explain [CODE]}. */
@Command(
    name = "explain",
    description =
        "Says what a code means and how to fix it, or what can have led to a message that some"
            + " program printed; without either, lists all codes.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet explain role-missing",
      "  signet explain \"PKIX path building failed\"",
      "  signet explain | grep certificate"
    })
final class ExplainCommand implements Action {
  @Parameters(
      arity = "0..*",
      paramLabel = "CODE|MESSAGE",
      description = "A code such as role-missing, or what a program printed.")
  List<String> words = List.of();

  @Override
  public ExitCode perform(Invocation invocation) {
    Console console = invocation.console();
    String asked = String.join(" ", words);
    if (asked.isEmpty()) {
      Codes.all().forEach(known -> list(console, known));
      return ExitCode.FINE;
    }
    Optional<Code> found = Codes.byId(asked.toLowerCase(Locale.ROOT));
    if (found.isPresent()) {
      explain(console, found.get());
      return ExitCode.FINE;
    }
    List<PrintedSentence> printed = PrintedSentence.in(asked);
    if (printed.isEmpty()) {
      throw unknown(asked);
    }
    PastedMessage.show(console, printed);
    return ExitCode.FINE;
  }

  private static void list(Console console, Code code) {
    if (console.json()) {
      console.object(members(code));
    } else {
      console.data(String.format(Locale.ROOT, "%-32s %s", code.id(), generic(code).headline()));
    }
  }

  private static void explain(Console console, Code code) {
    if (console.json()) {
      console.object(members(code));
      return;
    }
    Finding finding = generic(code);
    console.data(code.id() + ": " + finding.headline());
    console.data("");
    console.data(finding.explanation());
    console.data("");
    for (Remedy remedy : finding.remedies()) {
      console.data("  fix: " + audience(remedy) + remedy.text());
      if (!remedy.command().isEmpty()) {
        console.data("  try: " + console.typed(remedy.command()));
      }
    }
    for (Reference reference : finding.references()) {
      console.data("  see: " + reference);
    }
  }

  private static String audience(Remedy remedy) {
    return remedy.audience().equals(Remedy.ANYONE) ? "" : "(" + remedy.audience() + ") ";
  }

  private static Map<String, Object> members(Code code) {
    Finding finding = generic(code);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", code.id());
    members.put("severity", code.severity().name().toLowerCase(Locale.ROOT));
    members.put("fault", code.fault().name().toLowerCase(Locale.ROOT));
    members.put("headline", finding.headline());
    members.put("explanation", finding.explanation());
    members.put("remedies", finding.remedies().stream().map(ExplainCommand::members).toList());
    members.put("references", finding.references().stream().map(Reference::toString).toList());
    return members;
  }

  private static Map<String, Object> members(Remedy remedy) {
    return Map.of(
        "audience", remedy.audience(), "text", remedy.text(), "command", remedy.command());
  }

  // Without a case at hand the sentences keep their blanks, in capitals as in a manual.
  private static Finding generic(Code code) {
    return Codes.generic(code);
  }

  private static RuntimeException unknown(String asked) {
    List<String> ids = Codes.all().map(Code::id).toList();
    return Finding.about(CliCode.CODE_UNKNOWN)
        .found(asked)
        .with(
            "hint",
            NearestWord.to(asked, ids).map(near -> ". Did you mean " + near + "?").orElse(""))
        .with("near", NearestWord.to(asked, ids).orElse("| less"))
        .toException();
  }
}
