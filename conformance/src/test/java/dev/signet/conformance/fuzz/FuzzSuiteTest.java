// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.fuzz.contract.FuzzTarget;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzSuiteTest {
  /** Per target; {@code ./conformance/run fuzz} takes as many as one likes. */
  private static final String SECONDS = "60";

  /**
   * What one input may take here: a search without bounds is found all the same, and a machine that
   * stands still is not taken for one. {@code ./conformance/run fuzz} holds each to a tenth of it.
   */
  private static final String MILLIS = "1000";

  private static final int CHANGES = 40;

  static Stream<String> names() {
    return FuzzTargets.all().stream().map(FuzzTarget::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatWasKeptIsStoodAndSoIsItWithChangedBytes(String name) {
    FuzzTarget target = FuzzTargets.named(name);
    Random random = new Random(1);
    List<byte[]> inputs = KeptCorpus.of(target);
    assertThat(inputs).isNotEmpty();
    for (byte[] input : inputs) {
      target.run(input);
      for (int i = 0; i < CHANGES && input.length > 0; i++) {
        byte[] changed = input.clone();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        target.run(changed);
      }
    }
  }

  @Test
  void theFuzzerFindsNothing() throws Exception {
    CaseLog cases = new CaseLog(System.out);
    new FuzzSuite(System.out).with(List.of("--seconds", SECONDS, "--millis", MILLIS)).run(cases);
    assertThat(cases.isGood()).as(String.join("\n", cases.lines())).isTrue();
  }
}
