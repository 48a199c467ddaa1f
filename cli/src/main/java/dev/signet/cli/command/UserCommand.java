// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet user}: who may sign in, and what they may do. */
@Command(
    name = "user",
    description = "Adds, lists and changes the accounts; takes effect at their next request.",
    subcommands = {
      UserAdd.class,
      UserList.class,
      UserRole.class,
      UserLink.class,
      UserDisable.class,
      UserEnable.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet user add alice                       prints a one-time link for her",
      "  signet user add ci --password-stdin < file  sets the password at once",
      "  signet user role alice --grant premium",
      "  signet user link alice                      for a password that was lost",
      "  signet user disable alice"
    })
final class UserCommand {}
