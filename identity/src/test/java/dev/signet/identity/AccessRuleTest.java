// SPDX-License-Identifier: Apache-2.0
package dev.signet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.Finding;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {
  private static final AccessRule PREMIUM = new AccessRule.SignedIn(Set.of(Role.PREMIUM));
  private static final Finding FORGED = Finding.of(IdentityCode.ASSERTION_FORGED);
  private static final Finding AWAY = Finding.of(IdentityCode.ASSERTION_KEYS_AWAY);

  @Test
  void anOpenGateLetsEverybodyPassAndTellsTheUpstreamOfNobody() {
    assertThat(new AccessRule.Open().judge(new Answer.Refused(FORGED)))
        .isEqualTo(new Decision.Allowed(new Principal.Nobody()));
  }

  @Test
  void withoutACredentialItIs401WithoutAnErrorCode() {
    Decision decision = AccessRule.signedIn().judge(new Answer.Anonymous());
    assertThat(decision)
        .isEqualTo(
            new Decision.Unauthenticated(Finding.of(IdentityCode.CREDENTIAL_MISSING), false));
  }

  @Test
  void aRefusedCredentialIs401WithItsOwnFinding() {
    assertThat(PREMIUM.judge(new Answer.Refused(FORGED)))
        .isEqualTo(new Decision.Unauthenticated(FORGED, true));
  }

  @Test
  void aMissingRoleIs403ThatNamesIt() {
    Decision decision = PREMIUM.judge(known(Role.BASIC));
    assertThat(decision).isInstanceOf(Decision.Forbidden.class);
    Decision.Forbidden forbidden = (Decision.Forbidden) decision;
    assertThat(forbidden.missing()).isEqualTo(Role.PREMIUM);
    assertThat(forbidden.finding().remedies().getFirst().command())
        .isEqualTo("signet user role NAME --grant premium");
  }

  @Test
  void theAdministratorHasNoRoleThatWasNotGranted() {
    assertThat(PREMIUM.judge(known(Role.ADMIN))).isInstanceOf(Decision.Forbidden.class);
  }

  @Test
  void allRolesOfARuleAreNeeded() {
    AccessRule both = new AccessRule.SignedIn(Set.of(Role.PREMIUM, Role.ADMIN));
    assertThat(both.judge(known(Role.ADMIN))).isInstanceOf(Decision.Forbidden.class);
    assertThat(both.judge(known(Role.ADMIN, Role.PREMIUM))).isInstanceOf(Decision.Allowed.class);
  }

  @Test
  void whatCannotBeJudgedIsNeverAllowed() {
    assertThat(AccessRule.signedIn().judge(new Answer.Unavailable(AWAY)))
        .isEqualTo(new Decision.Undecided(AWAY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Admin", "1st", "a b", "ä", "a_b", "-a"})
  void aMalformedRoleNameIsRefused(String name) {
    assertThatThrownBy(() -> new Role(name)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Answer known(Role... roles) {
    Principal person = new Principal.Person("p1", "ada", Set.of(roles));
    return new Answer.Known(person, "s1", Instant.EPOCH);
  }
}
