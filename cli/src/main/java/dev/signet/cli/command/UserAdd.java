// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Operation;
import dev.signet.cli.config.RouteWords;
import dev.signet.cli.terminal.CliCode;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet user add}. */
@Command(
    name = "add",
    description = "Makes an account; its owner chooses the password by a one-time link.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet user add alice --role premium",
      "  printf %%s \"$PASSWORD\" | signet user add ci --password-stdin"
    })
final class UserAdd implements Action {
  /** Longer than any password that is accepted. */
  private static final int MAX_PASSWORD_BYTES = 4096;

  @Parameters(index = "0", paramLabel = "NAME", description = "The name to sign in with.")
  String name = "";

  @Option(
      names = "--role",
      paramLabel = "R",
      description = "A role beside basic; may be given several times.")
  List<String> roles = new ArrayList<>();

  @Option(
      names = "--password-stdin",
      description = "Reads the password from standard input, up to the end of the line.")
  boolean fromInput;

  @Override
  public ExitCode perform(Invocation invocation) throws IOException {
    Console console = invocation.console();
    Optional<Redacted> password = fromInput ? Optional.of(password(console)) : Optional.empty();
    var granted =
        roles.stream()
            .map(role -> RouteWords.role("--role", role))
            .collect(Collectors.toUnmodifiableSet());
    Map<String, Object> answer = invocation.perform(new Operation.AddUser(name, granted, password));
    if (console.json()) {
      console.object(answer);
      return ExitCode.FINE;
    }
    String held = String.join(", ", Answers.texts(answer, "roles"));
    console.say("Added the account " + answer.get("username") + " with " + held);
    if (answer.containsKey("link")) {
      UserLink.print(console, answer);
    }
    return ExitCode.FINE;
  }

  // A password on the command line would stand in the shell's history and in the list of processes.
  private static Redacted password(Console console) throws IOException {
    byte[] bytes = console.in().readNBytes(MAX_PASSWORD_BYTES);
    String text = new String(bytes, StandardCharsets.UTF_8);
    String line = text.lines().findFirst().orElse("");
    if (line.isEmpty()) {
      throw Finding.about(CliCode.ARGUMENT_MISSING)
          .subject("signet user add")
          .wanted("a password on standard input")
          .toException();
    }
    return Redacted.of(line);
  }
}
