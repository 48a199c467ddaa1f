// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Live servers with known faults, with two at once and with none, and what {@code signet check}
 * says of each. Names, organisations, ports and dates are drawn anew at each run.
 */
public final class FaultLabSuite implements Suite {
  private static final String SEED = "--seed";

  private final PrintStream out;
  private final long seed;

  /** Every case, with a seed that is told on a stream. */
  public FaultLabSuite(PrintStream out) {
    this(out, System.nanoTime());
  }

  private FaultLabSuite(PrintStream out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "faultlab";
  }

  @Override
  public String summary() {
    return "servers with known faults: right cause, certificate and fix, and no wrong one; --seed"
        + " N";
  }

  @Override
  public Suite with(List<String> words) {
    if (words.isEmpty()) {
      return this;
    }
    if (words.size() == 2 && words.getFirst().equals(SEED) && words.get(1).matches("-?\\d{1,18}")) {
      return new FaultLabSuite(out, Long.parseLong(words.get(1)));
    }
    throw new IllegalArgumentException("faultlab knows " + SEED + " NUMBER");
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    out.println("seed " + seed);
    try (Lab lab = Lab.open()) {
      CaseRun run = new CaseRun(lab, seed);
      for (LabCase each : everything()) {
        run.judge(each, cases);
      }
      FixRun fixes = new FixRun(lab, seed);
      for (FixCase each : FixLines.all()) {
        fixes.judge(each, cases);
      }
      new ProgramAgreement(lab, seed).judge(everything().stream(), cases);
    }
  }

  /** All cases. */
  static List<LabCase> everything() {
    return Stream.of(
            ReachFaults.all(),
            NetworkFaults.all(),
            HandshakeFaults.all(),
            ChainFaults.all(),
            TimeFaults.all(),
            NameFaults.all(),
            ContentFaults.all(),
            RevocationFaults.all(),
            SettingFaults.all(),
            MachineFaults.all(),
            ClientFaults.all(),
            FaultPairs.all(),
            HealthyServers.all())
        .flatMap(List::stream)
        .toList();
  }
}
