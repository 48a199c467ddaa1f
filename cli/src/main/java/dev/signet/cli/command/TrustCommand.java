// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet trust}: the trust stores of this machine. */
@Command(
    name = "trust",
    description = "Lets this machine's programs trust the root, or takes that back.",
    subcommands = {TrustInstall.class, TrustUninstall.class, TrustStatus.class},
    footerHeading = "%nExamples:%n",
    footer = {"  signet trust install", "  signet trust status", "  signet trust uninstall"})
final class TrustCommand {}
