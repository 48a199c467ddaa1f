// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet route}: the applications behind the gateway. */
@Command(
    name = "route",
    description = "Adds, lists and removes the applications behind the gateway.",
    subcommands = {RouteAdd.class, RouteList.class, RouteRemove.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet route add shop http://127.0.0.1:3000",
      "  signet route add admin http://127.0.0.1:3001 --host localhost --path /admin --role admin",
      "  signet route list",
      "  signet route remove shop"
    })
final class RouteCommand {}
