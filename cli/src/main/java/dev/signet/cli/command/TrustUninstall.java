// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.ExitCode;
import dev.signet.x509.Certificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signet trust uninstall}. */
@Command(name = "uninstall", description = "Takes the root out of every trust store that holds it.")
final class TrustUninstall implements Action {
  @Mixin TrustTarget target = new TrustTarget();

  @Option(names = "--yes", description = "Does not ask; only people on a terminal are asked.")
  boolean yes;

  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = target.root(invocation);
    Consent consent = Consent.of(invocation.console(), yes);
    return new StoreChanges(consent, StoreChanges.Step.UNINSTALL, target, root).make();
  }
}
