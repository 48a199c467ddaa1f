// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import picocli.CommandLine.Command;

/** {@code signet cert}: certificates of the private authority. */
@Command(
    name = "cert",
    description = "Issues, renews, lists, shows, verifies, lints and revokes certificates.",
    subcommands = {
      CertIssue.class,
      CertToken.class,
      CertRenew.class,
      CertList.class,
      CertServed.class,
      CertInspect.class,
      CertVerify.class,
      CertLint.class,
      CertRevoke.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet cert issue db.localhost --out certs",
      "  signet cert issue --csr request.pem --out certs",
      "  signet cert inspect certs/cert.pem",
      "  signet cert revoke 4f2a09 --reason key-compromise"
    })
final class CertCommand {}
