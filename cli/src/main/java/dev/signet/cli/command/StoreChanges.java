// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.trust.Change;
import dev.signet.trust.Machine;
import dev.signet.trust.TrustStore;
import dev.signet.trust.TrustStores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Changes every trust store of this machine and tells each change with its undo. */
final class StoreChanges {
  private StoreChanges() {}

  /** Changes them all; a store that refuses does not keep the others from changing. */
  static ExitCode make(Invocation invocation, Function<TrustStore, Change> step) {
    Console console = invocation.console();
    TrustStores stores = TrustStores.discover(Machine.current());
    ExitCode worst = ExitCode.FINE;
    for (TrustStore store : stores.stores()) {
      Change change = step.apply(store);
      if (console.json()) {
        console.object(members(console, store, change));
      } else {
        tell(console, store, change);
      }
      if (change instanceof Change.Refused(Finding finding)) {
        worst = ExitCode.of(finding.code().category());
      }
    }
    if (stores.stores().isEmpty()) {
      console.say("No trust store was found on this machine");
    }
    return worst;
  }

  private static void tell(Console console, TrustStore store, Change change) {
    switch (change) {
      case Change.Made(String what, String undo) -> {
        console.data(store.name() + ": " + what);
        console.data("  undo: " + console.typed(undo));
      }
      case Change.Unneeded(String why) -> console.data(store.name() + ": " + why);
      case Change.Refused(Finding finding) -> {
        console.data(store.name() + ": not changed");
        console.tell(Report.of(finding));
      }
    }
  }

  private static Map<String, Object> members(Console console, TrustStore store, Change change) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("store", store.name());
    members.put("path", store.path().toString());
    switch (change) {
      case Change.Made(String what, String undo) -> {
        members.put("change", "made");
        members.put("what", what);
        members.put("undo", console.typed(undo));
      }
      case Change.Unneeded(String why) -> {
        members.put("change", "unneeded");
        members.put("what", why);
      }
      case Change.Refused(Finding finding) -> {
        members.put("change", "refused");
        members.put("code", finding.code().id());
        members.put("what", finding.headline());
      }
    }
    return members;
  }
}
