// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.ReasonedExceptions;
import dev.signet.conformance.Suite;
import dev.signet.x509.path.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * x509-limbo against our verifier: its core cases with what they expect, or any file in its format
 * without.
 */
public final class LimboSuite implements Suite {
  private final LimboProfile profile;
  private final Optional<Path> file;
  private final List<LimboResults.Result> results = new ArrayList<>();

  /** The core cases under all rules of the web but lifetimes. */
  public LimboSuite() {
    this(LimboProfile.LIMBO, Optional.empty());
  }

  private LimboSuite(LimboProfile profile, Optional<Path> file) {
    this.profile = profile;
    this.file = file;
  }

  @Override
  public String name() {
    return "limbo";
  }

  @Override
  public String summary() {
    return "x509-limbo: path building and validation [--profile limbo|web|private] [--cases FILE]";
  }

  @Override
  public Suite with(List<String> words) {
    LimboProfile chosen = profile;
    Optional<Path> cases = file;
    for (int i = 0; i < words.size(); i += 2) {
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "--profile" -> chosen = LimboProfile.named(value);
        case "--cases" -> cases = Optional.of(Path.of(value));
        default -> throw new IllegalArgumentException("limbo does not know " + words.get(i));
      }
    }
    return new LimboSuite(chosen, cases);
  }

  @Override
  public void run(CaseLog cases) throws IOException {
    if (file.isPresent()) {
      LimboJson.read(file.get(), limbo -> answer(limbo, cases));
    } else {
      compare(cases);
    }
  }

  /** Limbo's own format where the cases were: who made the file compares. */
  @Override
  public List<String> report(CaseLog cases) {
    return file.isPresent() ? LimboResults.json(results) : cases.lines();
  }

  private void answer(LimboCase limbo, CaseLog cases) {
    LimboAnswer answer = limbo.judge(profile.rules());
    results.add(new LimboResults.Result(limbo.id(), answer));
    cases.passed(limbo.id(), answer.code());
  }

  private void compare(CaseLog cases) throws IOException {
    RuleSet rules = profile.rules();
    Map<String, String> exceptions =
        ReasonedExceptions.read(LimboSuite.class, profile.exceptions());
    Map<String, String> oracle = ReasonedExceptions.read(LimboSuite.class, profile.oracle());
    for (LimboTable.Row row : LimboTable.rows()) {
      String id = row.limbo().id();
      LimboAnswer answer = row.limbo().judge(rules);
      String wanted = oracle.getOrDefault(id, "");
      if (!answer.code().equals(wanted)) {
        cases.failed(id, "answered " + answer.code() + " where the oracle has " + wanted);
        continue;
      }
      boolean right = answer.trusted() == row.wantsTrust();
      PathSuites.record(cases, exceptions, id, right, answer.code());
    }
  }
}
