// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.config.NearestWord;
import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, with the word that was probably meant. */
final class Misspelling {
  private Misspelling() {}

  /** The finding for what the parser refused. */
  static Finding finding(ParameterException refused) {
    CommandSpec command = refused.getCommandLine().getCommandSpec();
    return switch (refused) {
      case UnmatchedArgumentException unmatched -> unmatched(command, unmatched.getUnmatched());
      case MissingParameterException missing -> missing(command, missing);
      default -> value(command, refused);
    };
  }

  /** The finding for a command that needs to be followed by another word. */
  static Finding.Builder incomplete(CommandSpec command) {
    return about(CliCode.COMMAND_INCOMPLETE, command)
        .wanted("one of " + String.join(", ", command.subcommands().keySet()));
  }

  private static Finding unmatched(CommandSpec command, List<String> words) {
    String word = words.getFirst();
    if (word.startsWith("-")) {
      return guess(CliCode.OPTION_UNKNOWN, command, word, command.optionsMap().keySet());
    }
    Collection<String> subcommands = command.subcommands().keySet();
    return subcommands.isEmpty()
        ? about(CliCode.ARGUMENT_SURPLUS, command).found(word).build()
        : guess(CliCode.COMMAND_UNKNOWN, command, word, subcommands);
  }

  private static Finding guess(
      CliCode code, CommandSpec command, String word, Collection<String> valid) {
    String hint =
        NearestWord.to(word, valid).map(near -> ". Did you mean " + near + "?").orElse("");
    return about(code, command).found(word).with("hint", hint).build();
  }

  private static Finding missing(CommandSpec command, MissingParameterException missing) {
    String wanted =
        missing.getMissing().stream().map(part -> named(part)).collect(Collectors.joining(" "));
    return about(CliCode.ARGUMENT_MISSING, command).wanted(wanted).build();
  }

  private static Finding value(CommandSpec command, ParameterException refused) {
    @Nullable String value = refused.getValue();
    @Nullable ArgSpec part = refused.getArgSpec();
    String name = part == null ? "" : named(part);
    return about(CliCode.ARGUMENT_VALUE, command)
        .found(value == null ? String.valueOf(refused.getMessage()) : value)
        .with("name", name)
        .build();
  }

  private static String named(ArgSpec part) {
    return part instanceof OptionSpec option ? option.longestName() : part.paramLabel();
  }

  private static Finding.Builder about(CliCode code, CommandSpec command) {
    return Finding.about(code).subject(command.qualifiedName());
  }
}
