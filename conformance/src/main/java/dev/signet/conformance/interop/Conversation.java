// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

/** What is typed into a client that passes its input on to the server. */
final class Conversation {
  private Conversation() {}

  /** Asks as often as the plan wants, waiting for each answer; returns all that it said. */
  static String of(Plan plan, Program program) throws InterruptedException {
    for (int i = 1; i <= plan.requests(); i++) {
      int answers = i;
      program.write(plan.request());
      program.await(talk -> talk.split(Plan.END, -1).length > answers);
    }
    program.closeInput();
    return program.awaitEnd();
  }
}
