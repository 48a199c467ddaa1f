// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import dev.signet.conformance.CaseLog;
import dev.signet.http.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a run.
 *
 * @param machine where all of it happens
 * @param site what is opened
 * @param clients who opens it
 * @param cases how each step ended
 */
record TrustRun(MachineCopy machine, SignetSite site, List<SiteClient> clients, CaseLog cases) {
  /** From a machine that does not know the root to one that has forgotten it. */
  void run() {
    ask("before", false);
    List<JsonBody> first = change("install");
    expect("install changes stores", count(first, "made") > 0, first);
    List<JsonBody> second = change("install");
    expect("install twice changes nothing", count(second, "unneeded") == second.size(), second);
    ask("installed", true);
    List<JsonBody> third = change("uninstall");
    expect("uninstall changes stores", count(third, "made") > 0, third);
    ask("uninstalled", false);
  }

  /** Once more, taken back by the printed commands instead. */
  void runUndo() {
    undo(change("install"));
    ask("undone", false);
  }

  /** Every client opens the page; one that says something else than yes or no has failed. */
  private void ask(String when, boolean wanted) {
    for (SiteClient client : clients) {
      String name = client.name() + ", " + when;
      Optional<String> missing = client.missing();
      if (missing.isPresent()) {
        cases.skipped(name, missing.get());
        continue;
      }
      String said = client.open(site.page());
      boolean accepts = said.contains(SignetSite.WORD);
      boolean refuses = client.refusal().matcher(said).find();
      if (accepts == wanted && refuses != wanted) {
        cases.passed(name, wanted ? "accepts" : "refuses");
      } else {
        cases.failed(name, "wanted " + (wanted ? "the page" : "a refusal") + ", found " + said);
      }
    }
  }

  private List<JsonBody> change(String verb) {
    Ran ran = machine.run(site.command("trust", verb, "--json"));
    List<JsonBody> changes =
        ran.output()
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(line -> JsonBody.parse(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    if (ran.exit() == 0 && !changes.isEmpty()) {
      cases.passed("trust " + verb, changes.size() + " stores");
    } else {
      cases.failed("trust " + verb, "exit code " + ran.exit() + ": " + ran.output());
    }
    return changes;
  }

  /** Types what was printed for it. */
  private void undo(List<JsonBody> changes) {
    for (JsonBody change : changes) {
      Optional<String> command = change.text("undo");
      if (command.isPresent()) {
        String name = "undo of " + change.text("store").orElse("?");
        Ran ran = machine.run(List.of("sh", "-c", command.get()));
        expect(name, ran.exit() == 0, ran.output());
      }
    }
  }

  private void expect(String name, boolean isSo, Object found) {
    if (isSo) {
      cases.passed(name, "");
    } else {
      cases.failed(name, found.toString());
    }
  }

  private static long count(List<JsonBody> changes, String word) {
    return changes.stream().filter(each -> each.text("change").equals(Optional.of(word))).count();
  }
}
