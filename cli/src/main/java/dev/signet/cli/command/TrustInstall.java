// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.FindingException;
import dev.signet.trust.TrustStores;
import dev.signet.x509.Certificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet trust install}. */
@Command(
    name = "install",
    description = "Puts the root into every trust store found; says each change and its undo.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet trust install",
      "  sudo signet trust install                 the system's store too; your browsers stay"
          + " yours",
      "  signet trust install root.pem --store /srv/app/cacert.pem"
    })
final class TrustInstall implements Action {
  @Mixin TrustTarget target = new TrustTarget();

  @Option(names = "--yes", description = "Does not ask; only people on a terminal are asked.")
  boolean yes;

  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = target.root(invocation);
    TrustStores.whyNotInstallable(root)
        .ifPresent(finding -> {
          throw new FindingException(finding);
        });
    Consent consent = Consent.of(invocation.console(), yes);
    return new StoreChanges(consent, StoreChanges.Step.INSTALL, target, root).make();
  }
}
