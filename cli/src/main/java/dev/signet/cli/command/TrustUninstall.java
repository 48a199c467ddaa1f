// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.ExitCode;
import dev.signet.x509.Certificate;
import picocli.CommandLine.Command;

/** {@code signet trust uninstall}. */
@Command(name = "uninstall", description = "Takes the root out of every trust store that holds it.")
final class TrustUninstall implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = CaRoot.read(invocation.trustedData());
    return StoreChanges.make(invocation, store -> store.uninstall(root));
  }
}
