// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.CaseLog;
import dev.signet.testkit.Golden;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The part of the fault lab that is over in seconds; {@code ./conformance/run faultlab} is all. */
class FaultLabTest {
  private static final long SEED = 20261121;

  /** Healthy servers that are looked at here. */
  private static final int HEALTHY = 12;

  @BeforeAll
  static void pythonAndOpensslAreInstalled() {
    Assumptions.assumeTrue(isInstalled("python3"), "python3 is not installed");
    Assumptions.assumeTrue(isInstalled("openssl"), "openssl is not installed");
  }

  /** Those that wait for nothing. */
  private static List<LabCase> quick() {
    return Stream.concat(lasting().stream(), MachineFaults.all().stream()).toList();
  }

  /** Of them those whose text names no folder of this run. */
  private static List<LabCase> lasting() {
    return Stream.of(
            ChainFaults.all(),
            TimeFaults.all(),
            NameFaults.all(),
            ContentFaults.all(),
            RevocationFaults.all(),
            SettingFaults.named(),
            FaultPairs.all(),
            HealthyServers.all().subList(0, HEALTHY))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyFaultHasItsCauseAndNoOther() throws IOException {
    CaseLog cases = new CaseLog(new PrintStream(OutputStream.nullOutputStream()));
    try (Lab lab = Lab.open()) {
      CaseRun run = new CaseRun(lab, SEED);
      for (LabCase each : quick()) {
        run.judge(each, cases);
      }
    }
    assertThat(cases.lines()).filteredOn(line -> !line.startsWith("passed")).isEmpty();
    assertThat(cases.lines()).hasSize(quick().size());
  }

  @Test
  void thereAreAsManyServersAsPromised() {
    List<LabCase> all = FaultLabSuite.everything();
    assertThat(all).filteredOn(each -> each.causes().size() == 1).hasSizeGreaterThanOrEqualTo(49);
    assertThat(all).filteredOn(each -> each.causes().size() == 2).hasSizeGreaterThanOrEqualTo(15);
    assertThat(all).filteredOn(each -> each.causes().isEmpty()).hasSizeGreaterThanOrEqualTo(20);
    assertThat(all.stream().map(LabCase::name)).doesNotHaveDuplicates();
  }

  @Test
  void whatPeopleReadIsGolden() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Lab lab = Lab.open()) {
      CaseRun run = new CaseRun(lab, SEED);
      for (LabCase each : lasting()) {
        text.append("== ").append(each.name()).append('\n');
        run.text(each).forEach(line -> text.append(lasting(line)).append('\n'));
      }
    }
    Golden.files().matches("faultlab/brief.txt", text.toString());
  }

  /** Without what is another at each run: ports, moments, keys. Lines keep their breaks. */
  private static String lasting(String line) {
    return line.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT")
        .replaceAll("port=\\d+", "port=PORT")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
        .replaceAll("([0-9A-F]{2}:){9,}[0-9A-F]{2}", "KEY")
        .replaceAll("\\d+ % of its life", "N % of its life");
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, program).canExecute());
  }
}
