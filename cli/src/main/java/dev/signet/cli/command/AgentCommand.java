// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet agent}: certificates for the programs of a host. */
@Command(
    name = "agent",
    description = "Keeps the certificate files of this host's programs fresh, by ACME.",
    subcommands = {AgentRun.class, AgentInstall.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet agent run db.example.org --directory URL --out /etc/ssl/db --reload \"systemctl"
          + " reload postgresql\"",
      "  signet agent install db.example.org --directory URL --out /etc/ssl/db >"
          + " /etc/systemd/system/signet-agent.service"
    })
final class AgentCommand {}
