// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.CaCode;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.store.Change;
import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationListTest {
  @TempDir private Path folder;
  private AuthorityFixture fixture;
  private Issuer issuer;

  @BeforeEach
  void open() {
    fixture = AuthorityFixture.in(folder);
    issuer = LocalAuthorityTest.intermediate(fixture);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aRevocationIsInTheVeryNextListAndToldToTheFeed() {
    List<Change> heard = new ArrayList<>();
    fixture.database.changes().subscribe(heard::add);
    Certificate leaf = fixture.issued(Profile.SERVER, "a.localhost").certificate();
    RevocationList before = list();
    RevocationResult result = revoke(leaf, RevocationReason.SUPERSEDED);
    RevocationList after = list();
    assertThat(result).isInstanceOf(RevocationResult.Revoked.class);
    assertThat(crl(before).revokes(leaf)).isFalse();
    assertThat(crl(after).revokes(leaf)).isTrue();
    assertThat(after.number()).isEqualTo(before.number() + 1);
    assertThat(heard)
        .extracting(Change::kind, Change::subject)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                Change.Kind.CERTIFICATE, leaf.serial().toString(16)));
  }

  @Test
  void aSecondRevocationChangesNothingAndSaysWhenTheFirstWas() {
    Certificate leaf = fixture.issued(Profile.SERVER, "a.localhost").certificate();
    revoke(leaf, RevocationReason.SUPERSEDED);
    String first = fixture.clock.instant().toString();
    fixture.clock.advance(Duration.ofMinutes(5));
    assertThat(revoke(leaf, RevocationReason.KEY_COMPROMISE))
        .isInstanceOfSatisfying(
            RevocationResult.Refused.class,
            r -> {
              assertThat(r.finding().code()).isEqualTo(CaCode.REVOKED_ALREADY);
              assertThat(r.finding().found()).isEqualTo(first);
            });
  }

  @Test
  void anUnknownSerialIsSaidToBeUnknown() {
    RevocationRequest request =
        new RevocationRequest("AB:CD", RevocationReason.UNSPECIFIED, "test");
    assertThat(fixture.authority.revoke(request))
        .isInstanceOfSatisfying(
            RevocationResult.Refused.class,
            r -> assertThat(r.finding().code()).isEqualTo(CaCode.SERIAL_UNKNOWN));
  }

  @Test
  void aListIsReusedWhileItIsFreshAndMadeAnewLongBeforeItEnds() {
    RevocationList first = list();
    fixture.clock.advance(Duration.ofHours(20));
    assertThat(list()).isEqualTo(first);
    fixture.clock.advance(Duration.ofHours(5));
    RevocationList second = list();
    assertThat(second.number()).isEqualTo(first.number() + 1);
    assertThat(Duration.between(fixture.clock.instant(), first.life().notAfter()))
        .isGreaterThan(Duration.ofDays(5));
  }

  @Test
  void numbersGoOnAfterARestart() {
    RevocationList first = list();
    fixture.reopen(AuthorityFixture.settings(folder, "example.test"));
    assertThat(list()).isEqualTo(first);
    revoke(
        fixture.issued(Profile.SERVER, "a.localhost").certificate(), RevocationReason.UNSPECIFIED);
    assertThat(list().number()).isEqualTo(first.number() + 1);
  }

  @Test
  void anExpiredCertificateLeavesTheListAfterOneMoreList() {
    Certificate leaf = fixture.issued(Profile.SERVER, "a.localhost").certificate();
    revoke(leaf, RevocationReason.UNSPECIFIED);
    fixture.clock.advance(Duration.ofDays(91));
    assertThat(crl(list()).revokes(leaf)).as("on one list beyond its life").isTrue();
    fixture.clock.advance(Duration.ofDays(8));
    assertThat(crl(list()).revokes(leaf)).isFalse();
  }

  @Test
  void theRootsListIsMadeWithItsKeyAndOutlivesItsAbsence() throws Exception {
    String root = fixture.authority.root().id();
    RevocationList made = fixture.authority.crl(root).orElseThrow();
    Files.delete(folder.resolve("root-key.pem"));
    fixture.clock.advance(Duration.ofDays(300));
    assertThat(fixture.authority.crl(root)).contains(made);
    assertThat(made.life().notAfter()).isAfter(fixture.clock.instant());
  }

  @Test
  void aThousandRevocationsAreListedInTimeThatNobodyNotices() {
    Revocations.insert(fixture, issuer, 0, 1000);
    long start = System.nanoTime();
    assertThat(crl(list()).revoked()).hasSize(1000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  private RevocationResult revoke(Certificate leaf, RevocationReason reason) {
    return fixture.authority.revoke(new RevocationRequest(leaf.serialText(), reason, "test"));
  }

  private RevocationList list() {
    return fixture.authority.crl(issuer.id()).orElseThrow();
  }

  private static Crl crl(RevocationList list) {
    return Crl.read(list.encoded().toArray());
  }
}
