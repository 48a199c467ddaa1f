// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.conformance.CaseLog;
import dev.signet.diagnose.Diagnosis;
import dev.signet.diagnose.HostCheck;
import dev.signet.diagnose.runtime.ClientProgram;
import dev.signet.diagnose.runtime.ClientProgram.Answer;
import dev.signet.x509.path.TrustAnchors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the programs of this machine do what is foretold of them. */
final class ProgramAgreement {
  /** Where they disagree, and some where all are of one mind. */
  private static final Set<String> CASES =
      Set.of(
          "common name alone",
          "root expired",
          "RSA of 1024 bits",
          "RSA of 768 bits",
          "cross-signed by a root that is over",
          "signed with SHA-1",
          "only the intermediate is trusted",
          "only the leaf is trusted",
          "static RSA",
          "unknown authority",
          "missing intermediate",
          "leaf expired",
          "other host",
          "usual",
          "900 days",
          "Ed25519",
          "root sent too");

  private final Lab lab;
  private final long seed;

  ProgramAgreement(Lab lab, long seed) {
    this.lab = lab;
    this.seed = seed;
  }

  /** Asks each program about each server. */
  void judge(Stream<LabCase> cases, CaseLog log) throws IOException, InterruptedException {
    List<LabCase> chosen = cases.filter(each -> CASES.contains(each.name())).toList();
    for (LabCase each : chosen) {
      lab.begin(seed ^ each.name().hashCode());
      try {
        judge(each, each.staging().stage(lab), log);
      } finally {
        lab.clear();
      }
    }
  }

  private void judge(LabCase each, Scene scene, CaseLog log)
      throws IOException, InterruptedException {
    Diagnosis diagnosis = new HostCheck(scene.order().withProbe(), InstantSource.system()).run();
    Path roots = lab.file(pem(scene.order().anchors()));
    for (ClientProgram program : ClientProgram.values()) {
      Answer foretold = program.answer(diagnosis.findings());
      String name = program.word() + ": " + each.name();
      if (!OtherPrograms.isInstalled(program)) {
        log.leftOut(name, "cannot be asked here");
      } else {
        boolean connects =
            OtherPrograms.connects(
                    program, roots, scene.order().host(), scene.order().target().port())
                .orElseThrow();
        record(log, name, foretold, connects);
      }
    }
  }

  private static void record(CaseLog log, String name, Answer foretold, boolean connects) {
    if (connects == (foretold == Answer.ACCEPTS)) {
      log.passed(name, connects ? "accepts" : "refuses");
    } else {
      log.failed(name, "foretold " + foretold + ", and it " + (connects ? "connects" : "refuses"));
    }
  }

  private static String pem(TrustAnchors anchors) {
    return anchors.anchors().stream()
        .map(anchor -> anchor.certificate().toPem())
        .collect(Collectors.joining());
  }
}
