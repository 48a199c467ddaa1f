// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.terminal.Console;
import dev.signet.cli.terminal.ExitCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Report;
import dev.signet.trust.Change;
import dev.signet.trust.TrustStore;
import dev.signet.x509.Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes trust stores trust a root, or forget it: asks once, and tells each change with its undo.
 *
 * @param consent who is asked, and where it is told
 * @param step what is done
 * @param target what it is about
 * @param root the same, read
 */
record StoreChanges(Consent consent, Step step, TrustTarget target, Certificate root) {
  /** What is done with each store. */
  enum Step {
    /** Makes it trust the root. */
    INSTALL("Trust"),
    /** Makes it forget the root. */
    UNINSTALL("Stop trusting");

    private final String verb;

    Step(String verb) {
      this.verb = verb;
    }

    private boolean isDue(TrustStore.Status status) {
      return switch (status) {
        case TrustStore.Status.Trusted _, TrustStore.Status.Later _ -> this == UNINSTALL;
        case TrustStore.Status.Absent _ -> this == INSTALL;
        case TrustStore.Status.Unknown _ -> true;
      };
    }

    private Change take(TrustStore store, Certificate root) {
      return switch (this) {
        case INSTALL -> store.install(root);
        case UNINSTALL -> store.uninstall(root);
      };
    }
  }

  private Console console() {
    return consent.console();
  }

  /** Changes them all; a store that refuses does not keep the others from changing. */
  ExitCode make() {
    List<TrustStore> stores = target.stores();
    if (!isAgreed(stores)) {
      console().say("Nothing was changed.");
      return ExitCode.FINDING;
    }
    ExitCode worst = ExitCode.FINE;
    Set<String> hints = new LinkedHashSet<>();
    for (TrustStore store : stores) {
      Change change = step.take(store, root);
      tell(store, change);
      switch (change) {
        case Change.Made made -> hints.addAll(made.hints());
        case Change.Refused(Finding finding) -> worst = ExitCode.of(finding.code().category());
        case Change.Unneeded _ -> {}
      }
    }
    if (stores.isEmpty()) {
      console().say("No trust store was found on this machine");
    }
    say(console(), hints);
    return worst;
  }

  /** Nothing is asked where nothing would change. */
  private boolean isAgreed(List<TrustStore> stores) {
    if (!consent.isAsked()) {
      return true;
    }
    List<TrustStore> due = stores.stream().filter(store -> step.isDue(store.status(root))).toList();
    due.forEach(store -> console().say("  " + store.name() + "  " + store.path()));
    String name = Printable.line(root.shortText()) + " (SHA-256 " + root.fingerprint() + ")";
    return due.isEmpty()
        || consent.to(step.verb + " " + name + " in these " + due.size() + " stores?");
  }

  /** Says what a person still has to do. */
  static void say(Console console, Set<String> hints) {
    if (!hints.isEmpty()) {
      console.say("Programs read variables when they start. New desktop sessions have them;");
      hints.forEach(hint -> console.say("  " + hint));
    }
  }

  /** A command of ours is about the same file as this one. */
  private String undo(Change.Made made) {
    boolean isOurs = made.undo().startsWith("signet ");
    return console().typed(made.undo() + (isOurs ? target.words() : ""));
  }

  private void tell(TrustStore store, Change change) {
    if (console().json()) {
      console().object(members(store, change));
      return;
    }
    switch (change) {
      case Change.Made made -> {
        console().data(store.name() + ": " + made.what());
        console().data("  undo: " + undo(made));
      }
      case Change.Unneeded(String why) -> console().data(store.name() + ": " + why);
      case Change.Refused(Finding finding) -> {
        console().data(store.name() + ": not changed");
        console().tell(Report.of(finding));
      }
    }
  }

  private Map<String, Object> members(TrustStore store, Change change) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("store", store.name());
    members.put("path", store.path().toString());
    switch (change) {
      case Change.Made made -> {
        members.put("change", "made");
        members.put("what", made.what());
        members.put("undo", undo(made));
        members.put("hints", made.hints());
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
