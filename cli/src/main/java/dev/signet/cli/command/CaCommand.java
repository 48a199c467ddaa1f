// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet ca}: the private certificate authority. */
@Command(
    name = "ca",
    description = "Shows the private certificate authority.",
    subcommands = {CaStatusCommand.class, CaRoot.class, CaVerify.class, CaLog.class, CaEab.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet ca root > root.pem && curl --cacert root.pem https://localhost:8443/",
      "  signet ca status",
      "  signet ca verify"
    })
final class CaCommand {}
