// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.conformance.CaseLog;
import dev.signet.conformance.Suite;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Our engine with every other TLS that can be had, both ways. */
public final class InteropSuite implements Suite {
  private final List<Peer> peers;
  private final PeerLimits limits = new PeerLimits();

  /** With all peers. */
  public InteropSuite() {
    this(InteropPeers.all());
  }

  private InteropSuite(List<Peer> peers) {
    this.peers = peers;
  }

  @Override
  public String name() {
    return "interop";
  }

  @Override
  public String summary() {
    return "our TLS engine with others', both ways [PEER…]";
  }

  /** With the peers whose names are given. */
  @Override
  public Suite with(List<String> words) {
    if (words.isEmpty()) {
      return this;
    }
    List<Peer> chosen = peers.stream().filter(peer -> words.contains(peer.name())).toList();
    if (chosen.size() != words.size()) {
      throw new IllegalArgumentException(
          "the peers are " + String.join(", ", peers.stream().map(Peer::name).toList()));
    }
    return new InteropSuite(chosen);
  }

  @Override
  public void run(CaseLog cases) throws IOException, InterruptedException {
    try (Workspace files = Workspace.create()) {
      for (Peer peer : peers) {
        Optional<String> missing = peer.missing();
        if (missing.isPresent()) {
          cases.skipped(peer.name(), missing.get());
        } else {
          run(peer, files, cases);
        }
      }
    }
  }

  /** The names of the peers. */
  public List<String> peers() {
    return peers.stream().map(Peer::name).toList();
  }

  /** The matrix as a document. */
  public String table() {
    return new InteropTable(peers, limits).text();
  }

  private void run(Peer peer, Workspace files, CaseLog cases)
      throws IOException, InterruptedException {
    for (Cell cell : Cell.all()) {
      String name = peer.name() + ", " + cell;
      Optional<String> limit = limits.reason(peer, cell);
      Plan plan = new Plan(cell, files, peer.hasExtendedMasterSecret());
      if (limit.isEmpty()) {
        attempt(peer, plan)
            .ifPresentOrElse(lack -> cases.failed(name, lack), () -> cases.passed(name, ""));
      } else if (limits.isSure(peer, cell) && attempt(peer, plan).isEmpty()) {
        cases.failed(name, "works, though the list says: " + limit.get());
      } else {
        cases.leftOut(name, limit.get());
      }
    }
  }

  private static Optional<String> attempt(Peer peer, Plan plan) throws InterruptedException {
    try {
      return new CellRun(peer, plan).run();
    } catch (IOException | RuntimeException e) {
      return Optional.of(e.toString());
    }
  }
}
