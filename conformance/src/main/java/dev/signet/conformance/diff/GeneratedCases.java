// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;

/** Chains with random faults: the same faults for the same seed, with keys that are made anew. */
final class GeneratedCases {
  private static final String PREFIX = "generated-";

  /** One case of so many has two faults. */
  private static final int DOUBLE = 3;

  private GeneratedCases() {}

  /** A number of cases; each fault comes alone before any comes a second time. */
  static List<DiffCase> draw(int count, long seed) {
    List<DiffCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(draw(i, new Random(seed * 1_000_003 + i)));
    }
    return cases;
  }

  /** Whether a case is a generated one, whose names no other case has. */
  static boolean isOne(DiffCase one) {
    return one.id().startsWith(PREFIX);
  }

  private static DiffCase draw(int number, Random random) {
    List<ChainFault> all = ChainFault.ALL;
    String id = PREFIX + number;
    ChainPlan plan = new ChainPlan(Integer.toString(number), random);
    SequencedSet<ChainFault> faults = new LinkedHashSet<>();
    if (number < all.size()) {
      faults.add(all.get(number));
    } else {
      faults.add(all.get(random.nextInt(all.size())));
      if (random.nextInt(DOUBLE) == 0) {
        faults.add(all.get(random.nextInt(all.size())));
      }
    }
    faults.forEach(fault -> fault.spoil(plan));
    DiffCase.Question question =
        new DiffCase.Question(ChainPlan.NOW, Optional.of(ChainPlan.HOST), Optional.empty());
    List<String> names = faults.stream().map(ChainFault::id).toList();
    return new DiffCase(id, names, plan.issue(), question);
  }
}
