// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.diff;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our verifier beside the JDK's, OpenSSL's and Go's, on other people's cases and on generated
 * chains with random faults: who disagrees has a reason in the table.
 */
public final class DiffSuite implements Suite {
  private static final int USUAL_COUNT = 10_000;
  private static final long USUAL_SEED = 5280;

  private final int count;
  private final long seed;

  /** Ten thousand generated chains, and the cases of the suites. */
  public DiffSuite() {
    this(USUAL_COUNT, USUAL_SEED);
  }

  private DiffSuite(int count, long seed) {
    this.count = count;
    this.seed = seed;
  }

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "paths judged by us, the JDK, OpenSSL and Go [--count N] [--seed N]";
  }

  @Override
  public Suite with(List<String> words) {
    DiffSuite suite = this;
    for (int i = 0; i < words.size(); i += 2) {
      long value = i + 1 < words.size() ? Long.parseLong(words.get(i + 1)) : -1;
      suite =
          switch (words.get(i)) {
            case "--count" -> new DiffSuite(Math.toIntExact(value), suite.seed);
            case "--seed" -> new DiffSuite(suite.count, value);
            default -> throw new IllegalArgumentException("diff does not know " + words.get(i));
          };
    }
    return suite;
  }

  @Override
  public void run(CaseLog cases) throws Exception {
    List<DiffCase> all = new ArrayList<>(KnownCases.limbo(Instant.now()));
    all.addAll(KnownCases.pkits());
    all.addAll(GeneratedCases.draw(count, seed));
    ReasonTable reasons = ReasonTable.read();
    for (DiffPeer peer : peers()) {
      try (peer) {
        Optional<String> missing = peer.missing();
        if (missing.isPresent()) {
          cases.skipped(peer.name(), missing.get());
        } else {
          compare(peer, all, reasons, cases);
        }
      }
    }
  }

  private static List<DiffPeer> peers() throws IOException {
    return List.of(new JdkPeer(), OpensslPeer.create(), GoPeer.create());
  }

  private static void compare(DiffPeer peer, List<DiffCase> all, ReasonTable reasons, CaseLog cases)
      throws Exception {
    List<DiffCase> asked = all.stream().filter(peer::takes).toList();
    List<DiffAnswer> answers = peer.judge(asked);
    if (answers.size() != asked.size()) {
      throw new IOException(peer.name() + " gave " + answers.size() + " answers");
    }
    for (int i = 0; i < asked.size(); i++) {
      DiffCase one = asked.get(i);
      DiffAnswer ours = OurAnswer.of(one, peer.looksAtNames());
      record(
          peer.name() + " " + one.id() + " " + one.faults(),
          ours,
          answers.get(i),
          reasons.reason(peer, one, ours),
          cases);
    }
  }

  private static void record(
      String id, DiffAnswer ours, DiffAnswer theirs, Optional<String> reason, CaseLog cases) {
    if (ours.trusted() == theirs.trusted()) {
      cases.passed(id, ours.why());
    } else if (reason.isPresent()) {
      cases.passed(id, "explained: " + reason.get());
    } else {
      cases.failed(id, "we say " + ours.why() + ", they say " + theirs.why());
    }
  }
}
