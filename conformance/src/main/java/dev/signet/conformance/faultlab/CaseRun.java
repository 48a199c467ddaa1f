// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.conformance.CaseLog;
import dev.signet.diagnose.CheckOrder;
import dev.signet.diagnose.Diagnosis;
import dev.signet.diagnose.DiagnosisText;
import dev.signet.diagnose.HostCheck;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.explain.Remedy;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs cases: looks at the server with and without further connections, and after the cure. */
final class CaseRun {
  private final Lab lab;
  private final long seed;

  CaseRun(Lab lab, long seed) {
    this.lab = lab;
    this.seed = seed;
  }

  /** Judges one case and says how it ended. */
  void judge(LabCase each, CaseLog cases) throws IOException {
    lab.begin(seed ^ each.name().hashCode());
    try {
      List<String> wrong = wrong(each, each.staging().stage(lab));
      if (wrong.isEmpty()) {
        cases.passed(each.name(), ids(each.causes()));
      } else {
        cases.failed(each.name(), String.join("; ", wrong));
      }
    } finally {
      lab.clear();
    }
  }

  /** What the short form says of a case; for people to read. */
  List<String> text(LabCase each) throws IOException {
    lab.begin(seed ^ each.name().hashCode());
    try {
      Scene scene = each.staging().stage(lab);
      return new DiagnosisText(command -> command)
          .brief(check(scene.order().withProbe(), scene.clockOff()));
    } finally {
      lab.clear();
    }
  }

  private static List<String> wrong(LabCase each, Scene scene) {
    List<String> wrong = new ArrayList<>();
    Diagnosis probed = check(scene.order().withProbe(), scene.clockOff());
    List<Code> found = codes(probed);
    if (!found.equals(each.causes())) {
      wrong.add("wanted " + ids(each.causes()) + ", found " + ids(found));
    } else {
      readable(each, scene, probed, wrong);
    }
    passive(each, check(scene.order(), scene.clockOff()), wrong);
    scene
        .cured()
        .map(order -> check(order, scene.clockOff()))
        .filter(after -> !after.findings().isEmpty())
        .ifPresent(after -> wrong.add("after the fix: " + ids(codes(after))));
    return wrong;
  }

  /** Without further connections less can be known, and nothing wrong may be said. */
  private static void passive(LabCase each, Diagnosis diagnosis, List<String> wrong) {
    for (Code code : codes(diagnosis)) {
      if (!each.causes().contains(code) && !General.covers(code, each.causes())) {
        wrong.add("without --probe: " + code.id());
      }
    }
    if (!each.causes().isEmpty() && diagnosis.findings().isEmpty()) {
      boolean needsProbe = General.seenByProbeAlone(each.causes());
      if (!needsProbe) {
        wrong.add("without --probe: nothing");
      }
    }
  }

  private static void readable(LabCase each, Scene scene, Diagnosis diagnosis, List<String> wrong) {
    List<String> lines = new DiagnosisText(command -> command).brief(diagnosis);
    if (lines.size() > DiagnosisText.MAX_LINES) {
      wrong.add(lines.size() + " lines");
    }
    if (each.causes().isEmpty()) {
      return;
    }
    Finding first = diagnosis.findings().getFirst();
    String named = first.subject() + first.found() + first.headline();
    if (!named.contains(scene.concerns())) {
      wrong.add("does not name " + scene.concerns() + " but " + first.subject());
    }
    String fixes = first.remedies().stream().map(Remedy::text).collect(Collectors.joining(" "));
    if (!fixes.contains(each.fix()) || fixes.isEmpty()) {
      wrong.add("no fix with " + each.fix() + ": " + fixes);
    }
    String all = String.join("\n", lines);
    each.causes().stream()
        .filter(code -> !all.contains(code.id()))
        .forEach(code -> wrong.add("the text does not name " + code.id()));
    if (all.contains("{")) {
      wrong.add("a blank is left in " + all);
    }
  }

  private static Diagnosis check(CheckOrder order, Duration clockOff) {
    InstantSource system = InstantSource.system();
    return new HostCheck(order, () -> system.instant().plus(clockOff)).run();
  }

  private static List<Code> codes(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(Finding::code).toList();
  }

  private static String ids(List<Code> codes) {
    return codes.isEmpty()
        ? "nothing"
        : codes.stream().map(Code::id).collect(Collectors.joining(", "));
  }
}
