// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.trust.Machine;
import dev.signet.trust.TrustStore;
import dev.signet.trust.TrustStores;
import dev.signet.x509.Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code signet trust status}. */
@Command(
    name = "status",
    description = "Shows which trust stores hold the root; exit code 1 where one does not.")
final class TrustStatus implements Action {
  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = CaRoot.read(invocation.trustedData());
    Console console = invocation.console();
    Table table = new Table("STORE", "USED BY", "ROOT", "PATH");
    boolean everywhere = true;
    for (TrustStore store : TrustStores.discover(Machine.current()).stores()) {
      TrustStore.Status status = store.status(root);
      everywhere &= status instanceof TrustStore.Status.Trusted;
      if (console.json()) {
        console.object(members(store, status));
      } else {
        table.row(store.name(), store.usedBy(), word(status), store.path().toString());
      }
    }
    if (!console.json()) {
      table.print(console, "No trust store was found on this machine");
    }
    return everywhere ? ExitCode.FINE : ExitCode.FINDING;
  }

  private static Map<String, Object> members(TrustStore store, TrustStore.Status status) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("store", store.name());
    members.put("used_by", store.usedBy());
    members.put("path", store.path().toString());
    members.put("root", word(status));
    return members;
  }

  /** A status in one word or two. */
  static String word(TrustStore.Status status) {
    return switch (status) {
      case TrustStore.Status.Trusted() -> "trusted";
      case TrustStore.Status.Absent() -> "absent";
      case TrustStore.Status.Unknown(Finding finding) -> "unknown: " + finding.headline();
    };
  }
}
