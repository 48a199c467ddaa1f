// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import dev.signet.cli.admin.Codes;
import dev.signet.cli.terminal.Console;
import dev.signet.diagnose.cause.Cause;
import dev.signet.diagnose.runtime.PrintedSentence;
import dev.signet.diagnose.runtime.Telling;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can have led to a message that some program printed, and how to tell the causes apart. */
final class PastedMessage {
  private PastedMessage() {}

  static void show(Console console, List<PrintedSentence> printed) {
    Set<Cause> causes = new LinkedHashSet<>();
    printed.forEach(each -> causes.addAll(each.causes()));
    if (console.json()) {
      causes.forEach(cause -> console.object(members(cause)));
      return;
    }
    PrintedSentence first = printed.getFirst();
    String who = first.program().equals("anyone") ? "" : ", as " + first.program() + " prints it,";
    String count = causes.size() == 1 ? "one usual cause:" : causes.size() + " usual causes:";
    console.data("\"" + first.sentence() + "\"" + who + " has " + count);
    for (Cause cause : causes) {
      console.data("");
      console.data(cause.id() + ": " + Codes.generic(cause).headline());
      console.data("  told by: " + Telling.of(cause));
    }
    console.data("");
    console.data("  try: " + console.typed("signet check HOST --probe"));
  }

  private static Map<String, Object> members(Cause cause) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", cause.id());
    members.put("headline", Codes.generic(cause).headline());
    members.put("told_by", Telling.of(cause));
    return members;
  }
}
