// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's own options, which every command inherits. */
@Command(
    name = "signet",
    description = "Puts an application behind verified HTTPS, with login and roles.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet up                                   HTTPS, login and a demo application",
      "  signet up --upstream http://127.0.0.1:8000  the same in front of your own",
      "  signet user role alice --grant premium      takes effect at her next request",
      "  signet explain role-missing                 what a code means and how to fix it"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:fine",
      " 1:something was found",
      " 2:the command was typed wrong",
      " 3:not trusted",
      " 4:wrong name",
      " 5:expired or not valid yet",
      " 6:client certificate missing or refused",
      " 7:handshake or protocol failed",
      " 8:unreachable",
      " 9:local file, port or setting",
      "70:a bug in signet"
    })
final class SignetCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "One JSON object per line on standard output.")
  boolean json;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours, as with NO_COLOR.")
  boolean plain;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The data directory (default: $XDG_DATA_HOME/signet).")
  @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The settings file (default: signet.toml in the data directory).")
  @Nullable Path config;
}
