// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs a cell with a peer, and asks both ends how it went. */
final class CellRun {
  /** How much of a peer's talk is shown. */
  private static final int SHOWN = 1500;

  private final Peer peer;
  private final Plan plan;

  CellRun(Peer peer, Plan plan) {
    this.peer = peer;
    this.plan = plan;
  }

  /** What went wrong; empty where the cell shows what it should. */
  Optional<String> run() throws IOException, InterruptedException {
    return plan.cell().ours() == Role.CLIENT ? asClient() : asServer();
  }

  private Optional<String> asClient() throws IOException, InterruptedException {
    try (Peer.PeerServer server = peer.serve(plan)) {
      Outcome outcome = new OurEnd(plan).converseAsClient(server.port());
      Optional<String> lack = new Judgement(plan).ofClient(outcome);
      boolean asked = lack.isEmpty();
      String received = '\n' + outcome.received();
      String said = server.said(talk -> !asked || told(talk + received).isEmpty()) + received;
      return lack.or(() -> told(said)).map(each -> each + shown(said));
    }
  }

  private Optional<String> asServer() throws IOException, InterruptedException {
    try (OurServer server = new OurServer(plan)) {
      String said = peer.connect(plan, server.port());
      return new Judgement(plan)
          .ofServer(server.outcomes())
          .or(() -> arrived(said))
          .or(() -> told(said))
          .map(lack -> lack + shown(said));
    }
  }

  private Optional<String> arrived(String said) {
    return plan.cell().isRefusal() || said.contains(Plan.END)
        ? Optional.empty()
        : Optional.of("the peer did not get the whole answer");
  }

  private Optional<String> told(String said) {
    Optional<Pattern> evidence = peer.evidence(plan.cell());
    return evidence.isEmpty() || evidence.get().matcher(said).find()
        ? Optional.empty()
        : Optional.of("the peer does not say " + evidence.get());
  }

  private static String shown(String said) {
    String bare = said.replaceAll("[ab]{50,}", "…").strip();
    return "; the peer said: " + bare.substring(Math.max(0, bare.length() - SHOWN));
  }
}
