// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.log.JsonLog;
import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.cli.terminal.ProgramCall;
import dev.signet.cli.terminal.Refusal;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Understands the words of a command line, runs the command and says what went wrong. */
public final class Program {
  /** As wide as the lines of our own examples. */
  private static final int HELP_WIDTH = 100;

  private final Console console;
  private final Map<String, String> environment;

  /** Speaks by these streams. */
  public Program(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  /** Runs one command and returns the process's exit status. */
  public int run(String... words) {
    JsonLog.silence();
    boolean json = Arrays.asList(words).contains("--json");
    boolean colour = wantsColour(Arrays.asList(words).contains("--no-color"));
    ProgramCall call = ProgramCall.of(environment, Invocation.usualData(environment), words);
    Console talk = console.with(new Console.Manner(json, colour, call));
    return outcome(words, talk).number();
  }

  private ExitCode outcome(String[] words, Console talk) {
    try {
      return perform(words, talk);
    } catch (ParameterException e) {
      return talk.tell(Report.of(Misspelling.finding(e)));
    } catch (FindingException e) {
      return talk.tell(Report.of(e.finding()));
    } catch (Refusal e) {
      return talk.tell(e.report());
    } catch (IOException | RuntimeException | LinkageError e) {
      return talk.tell(Report.of(Breakdown.finding(e)));
    }
  }

  private ExitCode perform(String[] words, Console talk) throws IOException {
    SignetCommand root = new SignetCommand();
    CommandLine line = commandLine(root, words);
    ParseResult result = line.parseArgs(words);
    ParseResult last = last(result);
    if (last.isUsageHelpRequested()) {
      last.commandSpec().commandLine().usage(talk.out(), Ansi.OFF);
      talk.out().flush();
      return ExitCode.FINE;
    }
    if (!(last.commandSpec().userObject() instanceof Action action)) {
      throw Misspelling.incomplete(last.commandSpec()).toException();
    }
    return action.perform(invocation(root, talk));
  }

  private Invocation invocation(SignetCommand root, Console talk) {
    @Nullable Path data = root.data;
    Path directory = data == null ? Invocation.usualData(environment) : data;
    return new Invocation(
        talk,
        environment,
        directory.toAbsolutePath().normalize(),
        Optional.ofNullable(root.config));
  }

  // Every class that describes a command takes a millisecond to read, so only the one that is named
  // is looked at. All of them are
  // needed to list or to guess.
  private static CommandLine commandLine(SignetCommand root, String[] words) {
    CommandLine line = new CommandLine(root);
    Optional<String> named =
        Arrays.stream(words).filter(Commands.byName()::containsKey).findFirst();
    boolean first = words.length > 0 && named.isPresent() && named.get().equals(words[0]);
    for (Map.Entry<String, Supplier<Object>> command : Commands.byName().entrySet()) {
      if (!first || command.getKey().equals(words[0])) {
        line.addSubcommand(command.getKey(), command.getValue().get());
      }
    }
    return line.setUsageHelpWidth(HELP_WIDTH).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static ParseResult last(ParseResult result) {
    ParseResult last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last;
  }

  private boolean wantsColour(boolean refused) {
    boolean quiet =
        refused
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return !quiet && isTerminal();
  }

  /** Whether a person types and reads. */
  // JDK 25 gives no console again where there is no terminal, which the check does not know yet.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    java.io.@Nullable Console terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }
}
