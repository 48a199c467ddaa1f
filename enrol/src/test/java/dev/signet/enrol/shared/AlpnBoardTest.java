// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.enrol.acme.ProofShow;
import dev.signet.http.CertifiedKey;
import dev.signet.store.Database;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import dev.signet.x509.Extension;
import dev.signet.x509.GeneralName;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlpnBoardTest {
  private static final String IDENTIFIER = "1.3.6.1.5.5.7.1.31";
  private static final String TEXT = "token.thumbprint";

  @TempDir private Path folder;
  private final FixedClock clock = FixedClock.create();

  @Test
  void whatIsShownForANameIsSeenAtEveryNodeUntilItIsTakenAway() throws Exception {
    try (Database database = Database.open(StoreSettings.in(folder), clock)) {
      ProofTable table = new ProofTable(database, clock);
      AlpnBoard here = new AlpnBoard(table);
      AlpnBoard elsewhere = new AlpnBoard(table);
      try (ProofShow.Shown _ = here.show(new ProofShow.Proof("a.test", "", TEXT))) {
        Certificate shown =
            Certificate.of(proof(elsewhere, "a.test").orElseThrow().chain().getFirst());
        assertThat(shown.names()).containsExactly(GeneralName.ofHost("a.test"));
        Extension identifier =
            shown.extensions().stream()
                .filter(one -> one.oid().toString().equals(IDENTIFIER))
                .findFirst()
                .orElseThrow();
        assertThat(identifier.critical()).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes());
        byte[] value = identifier.value().toArray();
        assertThat(Arrays.copyOfRange(value, 2, value.length)).isEqualTo(digest);
        assertThat(proof(elsewhere, "b.test")).isEmpty();
      }
      assertThat(proof(here, "a.test")).isEmpty();
    }
  }

  @Test
  void whatAKilledNodeLeftBehindEndsByItself() throws Exception {
    try (Database database = Database.open(StoreSettings.in(folder), clock)) {
      AlpnBoard board = new AlpnBoard(new ProofTable(database, clock));
      ProofShow.Shown abandoned = board.show(new ProofShow.Proof("a.test", "", TEXT));
      clock.advance(Duration.ofMinutes(61));
      assertThat(proof(board, "a.test")).isEmpty();
      abandoned.close();
    }
  }

  private static Optional<CertifiedKey> proof(AlpnBoard board, String name) throws Exception {
    return board.proof(name).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
