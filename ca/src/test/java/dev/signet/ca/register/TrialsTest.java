// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.local.AuthorityFixture;
import dev.signet.ca.store.SqlAcmeStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialsTest {
  @TempDir private Path folder;

  @Test
  void aValidatorThatBreaksEndsTheTrialWithAProblem() {
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      AcmeStore store = new SqlAcmeStore(fixture.database);
      Instant now = fixture.clock.instant();
      AcmeAccount account =
          store
              .register(
                  new AcmeAccount("a", "thumbprint", "{}", List.of(), true, now, Optional.empty()))
              .orElseThrow();
      AcmeIdentifier name = AcmeIdentifier.dns("localhost");
      AcmeOrder.Times times = new AcmeOrder.Times(now, now.plus(Duration.ofDays(1)));
      AcmeAuthorization authorization =
          new AcmeAuthorization("z", "a", AcmeAuthorization.Subject.of(name), "token", times);
      AcmeOrder.Terms terms =
          new AcmeOrder.Terms("server", Optional.empty(), Optional.empty(), Optional.empty());
      store.place(
          new AcmeOrder("o", "a", List.of(name), terms, times),
          List.of(authorization),
          List.of("z"));
      try (Trials trials =
          new Trials(
              store,
              Map.of(
                  ChallengeType.HTTP_01,
                  proof -> {
                    throw new IllegalArgumentException("broken");
                  }),
              fixture.clock)) {
        trials.begin(account, authorization, ChallengeType.HTTP_01);
      }
      AcmeAuthorization.State state = store.authorization("z").orElseThrow();
      assertThat(state.status(now)).isEqualTo(AcmeAuthorization.Status.INVALID);
      assertThat(state.validation().orElseThrow().problem().orElseThrow())
          .contains("challenge-abandoned");
    }
  }
}
