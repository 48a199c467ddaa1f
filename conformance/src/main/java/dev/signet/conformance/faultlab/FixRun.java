// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.conformance.CaseLog;
import dev.signet.explain.Remedy;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Runs each line as it is printed, and looks whether it helps. */
final class FixRun {
  /** By which program a line for somebody is run, where it is not called as they are. */
  private static final Map<String, String> PROGRAMS =
      Map.of("anyone", "openssl", "python", "python3", "mongodb", "python3");

  private final Lab lab;
  private final long seed;

  FixRun(Lab lab, long seed) {
    this.lab = lab;
    this.seed = seed;
  }

  /** Runs the line of one fault. */
  void judge(FixCase each, CaseLog log) throws IOException, InterruptedException {
    String program = PROGRAMS.getOrDefault(each.audience(), each.audience());
    if (!OtherPrograms.isOnPath(program)) {
      log.leftOut(each.name(), program + " is not installed");
      return;
    }
    lab.begin(seed ^ each.name().hashCode());
    try {
      FixFolder folder = FixFolder.in(lab.folder());
      FixCase.Staged staged = each.staging().stage(lab, folder);
      Optional<String> line =
          staged.finding().remedies().stream()
              .filter(remedy -> remedy.audience().equals(each.audience()))
              .map(Remedy::command)
              .filter(command -> !command.isEmpty())
              .findFirst();
      String wrong =
          line.isEmpty() ? "no line for " + each.audience() : wrong(line.get(), staged, folder);
      if (wrong.isEmpty()) {
        log.passed(each.name(), line.orElseThrow());
      } else {
        log.failed(each.name(), wrong);
      }
    } finally {
      lab.clear();
    }
  }

  private static String wrong(String line, FixCase.Staged staged, FixFolder folder)
      throws IOException, InterruptedException {
    if (staged.before().holds()) {
      return "nothing is wrong before the fix";
    }
    if (!folder.runs(line)) {
      return line + " ends badly: " + folder.said();
    }
    return staged.after().holds() ? "" : "the fix does not help: " + line;
  }
}
