// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.path;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.ReasonedExceptions;
import dev.signet.conformance.Suite;
import dev.signet.explain.FindingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The 208 core cases of x509-limbo against our verifier. */
public final class LimboSuite implements Suite {
  private final Map<String, String> exceptions;

  /** A suite that skips the cases of its list of reasoned exceptions. */
  public LimboSuite() {
    this(ReasonedExceptions.read(LimboSuite.class, "limbo-exceptions.tsv"));
  }

  private LimboSuite(Map<String, String> exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public String name() {
    return "limbo";
  }

  @Override
  public String summary() {
    return "x509-limbo's core cases: path building and validation";
  }

  @Override
  public void run(CaseLog cases) throws IOException {
    for (List<String> row : Vectors.rows("limbo-core.tsv.gz")) {
      LimboCase one = new LimboCase(row);
      String answer = answer(one);
      boolean right = answer.equals("trusted") == one.wantsTrust();
      PathSuites.record(cases, exceptions, one.id(), right, answer);
    }
  }

  private static String answer(LimboCase one) {
    try {
      return PathSuites.text(one.judge());
    } catch (FindingException unreadable) {
      return unreadable.finding().code().id();
    }
  }
}
