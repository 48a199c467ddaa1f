// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.acme.AlpnCertificate;
import dev.signet.enrol.acme.ProofShow;
import dev.signet.explain.FindingException;
import dev.signet.http.CertifiedKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** Shows proofs in handshakes (RFC 8737, 3) at every node of the gateway. */
public final class AlpnBoard implements ProofShow {
  private static final String CHALLENGE = "tls-alpn-01";

  /** An authority asks from some places at once; anybody may ask, and each costs a look-up. */
  private static final int AT_ONCE = 64;

  private final ProofTable table;
  private final Semaphore permits = new Semaphore(AT_ONCE);

  /**
   * A board.
   *
   * @param table where proofs are written down
   */
  public AlpnBoard(ProofTable table) {
    this.table = table;
  }

  @Override
  public String challenge() {
    return CHALLENGE;
  }

  @Override
  public Shown show(Proof proof) {
    table.show(CHALLENGE, proof.name(), proof.text());
    return () -> table.hide(CHALLENGE, proof.name());
  }

  /** The certificate to show for a name; does not block. */
  public CompletionStage<Optional<CertifiedKey>> proof(String name) {
    if (name.isEmpty() || !permits.tryAcquire()) {
      return CompletableFuture.completedStage(Optional.empty());
    }
    CompletableFuture<Optional<CertifiedKey>> shown = new CompletableFuture<>();
    Thread.ofVirtual().name("tls-alpn-01").start(() -> complete(name, shown));
    return shown;
  }

  private void complete(String name, CompletableFuture<Optional<CertifiedKey>> shown) {
    try {
      shown.complete(
          table
              .find(CHALLENGE, name)
              .map(text -> AlpnCertificate.of(name, text, table.clock().instant())));
    } catch (FindingException unreadable) {
      // The handshake ends as one for a name that is not known; the authority asks again.
    } finally {
      shown.complete(Optional.empty());
      permits.release();
    }
  }
}
