// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code signet agent install}. */
@Command(
    name = "install",
    description = "Prints the systemd unit that runs the agent with the same options.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet agent install db.example.org --directory URL --out /etc/ssl/db >"
          + " /etc/systemd/system/signet-agent.service",
      "  systemctl daemon-reload && systemctl enable --now signet-agent"
    })
final class AgentInstall implements Action {
  @Mixin AgentOptions options = new AgentOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public ExitCode perform(Invocation invocation) {
    // What is wrong with the options is told now, and not by the unit.
    options.server();
    Console console = invocation.console();
    String start = absolute(console.typed("signet agent run")) + words();
    String unit =
        """
        [Unit]
        Description=Certificates for %s
        Wants=network-online.target
        After=network-online.target

        [Service]
        ExecStart=%s
        Restart=on-failure
        RestartSec=30
        PrivateTmp=yes
        ProtectHome=read-only
        ProtectKernelTunables=yes
        ProtectControlGroups=yes

        [Install]
        WantedBy=multi-user.target
        """
            .formatted(String.join(", ", options.names), start);
    unit.lines().forEach(console::data);
    return ExitCode.FINE;
  }

  // systemd starts it in another folder.
  private static String absolute(String command) {
    return command.startsWith(".") ? Path.of("").toAbsolutePath().resolve(command) + "" : command;
  }

  /** What was given, with paths that hold in every folder. */
  private String words() {
    ParseResult given = spec.commandLine().getParseResult();
    StringBuilder words = new StringBuilder();
    options.names.forEach(name -> words.append(' ').append(quoted(name)));
    for (OptionSpec option : given.matchedOptions()) {
      if (option.isOption() && !option.inherited()) {
        @Nullable Object value = option.getValue();
        String text =
            value instanceof Path path ? path.toAbsolutePath().normalize() + "" : value + "";
        words.append(' ').append(option.longestName()).append(' ').append(quoted(text));
      }
    }
    return words.toString();
  }

  /** systemd.service(5): words are quoted as in C, and % and $ stand for something. */
  private static String quoted(String word) {
    String escaped =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return escaped.matches("[A-Za-z0-9_./:=@,*-]+") ? escaped : "\"" + escaped + "\"";
  }
}
