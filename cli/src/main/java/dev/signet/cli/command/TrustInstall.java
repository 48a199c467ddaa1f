// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.FindingException;
import dev.signet.trust.TrustStores;
import dev.signet.x509.Certificate;
import picocli.CommandLine.Command;

/** {@code signet trust install}. */
@Command(
    name = "install",
    description = "Puts the root into every trust store found; says each change and its undo.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet trust install",
      "  sudo signet trust install                 the system's store too; your browsers stay yours"
    })
final class TrustInstall implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = CaRoot.read(invocation.trustedData());
    TrustStores.whyNotInstallable(root)
        .ifPresent(finding -> {
          throw new FindingException(finding);
        });
    return StoreChanges.make(invocation, store -> store.install(root));
  }
}
