// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.trust.TrustStore;
import dev.signet.x509.Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signet trust status}. */
@Command(
    name = "status",
    description = "Shows which trust stores hold the root; exit code 1 where one does not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  signet trust status",
      "  signet trust status ISRG_Root_X1.pem      who trusts this one",
      "  signet trust status --store /srv/app/cacert.pem"
    })
final class TrustStatus implements Action {
  @Mixin TrustTarget target = new TrustTarget();

  @Override
  public ExitCode perform(Invocation invocation) {
    Certificate root = target.root(invocation);
    Console console = invocation.console();
    Table table = new Table("STORE", "USED BY", "ROOT", "PATH");
    boolean everywhere = true;
    Set<String> hints = new LinkedHashSet<>();
    for (TrustStore store : target.stores()) {
      TrustStore.Status status = store.status(root);
      everywhere &= status instanceof TrustStore.Status.Trusted;
      if (status instanceof TrustStore.Status.Later(List<String> todo)) {
        hints.addAll(todo);
      }
      if (console.json()) {
        console.object(members(store, status));
      } else {
        table.row(store.name(), store.usedBy(), word(status), store.path().toString());
      }
    }
    if (!console.json()) {
      table.print(console, "No trust store was found on this machine");
    }
    StoreChanges.say(console, hints);
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
      case TrustStore.Status.Later(List<String> _) -> "in new sessions";
      case TrustStore.Status.Unknown(Finding finding) -> "unknown: " + finding.headline();
    };
  }
}
