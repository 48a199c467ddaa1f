// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.http.CertifiedKey;
import dev.signet.x509.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCertificateTest {
  private static final long SEED = 11L;

  @TempDir private Path folder;
  private final TestAuthority authority = new TestAuthority();
  private final List<EnrolEvent> events = new ArrayList<>();
  private List<String> names = List.of("localhost", "127.0.0.1", "app.localhost");
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("gateway.pem");
  }

  @Test
  void theFirstStartGetsACertificateAndKeepsItForItsOwnerAlone() throws Exception {
    GatewayCertificate certificate = open();
    assertThat(events)
        .containsExactly(
            new EnrolEvent.Renewed(certificate.certificate(), EnrolEvent.Reason.FIRST));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(certificate.chain()).hasSize(2);
  }

  @Test
  void theSecondStartUsesItAgainWithoutAskingAnybody() {
    Certificate first = open().certificate();
    events.clear();
    assertThat(open().certificate()).isEqualTo(first);
    assertThat(events).containsExactly(new EnrolEvent.Reused(first));
    assertThat(authority.asked).isEqualTo(1);
  }

  @Test
  void aNameGetsItsCertificateAndAForeignNameGetsNone() {
    GatewayCertificate certificate = open();
    Optional<CertifiedKey> shown = certificate.forName("app.localhost");
    assertThat(shown).isPresent();
    assertThat(certificate.forName("")).isEqualTo(shown);
    assertThat(certificate.forName("10.1.2.3")).isEqualTo(shown);
    assertThat(certificate.forName("other.localhost")).isEmpty();
    assertThat(certificate.forName("a.app.localhost")).isEmpty();
  }

  @Test
  void aNewNameIsCertifiedAtOnceAndTheOldCertificateIsNoLongerShown() {
    GatewayCertificate certificate = open();
    Certificate before = certificate.certificate();
    names = List.of("localhost", "127.0.0.1", "app.localhost", "new.localhost");
    assertThat(certificate.forName("new.localhost")).isEmpty();
    assertThat(certificate.refresh()).isEmpty();
    assertThat(certificate.forName("new.localhost")).isPresent();
    assertThat(certificate.certificate()).isNotEqualTo(before);
    assertThat(events.getLast())
        .isEqualTo(new EnrolEvent.Renewed(certificate.certificate(), EnrolEvent.Reason.NAMES));
    assertThat(certificate.certificate().key()).as("a fresh key").isNotEqualTo(before.key());
  }

  @Test
  void itIsRenewedBetweenAThirdAndAHalfOfItsLife() {
    GatewayCertificate certificate = open();
    double fraction = certificate.certificate().validity().elapsed(certificate.renewAt());
    assertThat(fraction).isBetween(1.0 / 3, 1.0 / 2);
    authority.clock.set(certificate.renewAt().minusSeconds(1));
    certificate.refresh();
    assertThat(authority.asked).isEqualTo(1);
    authority.clock.set(certificate.renewAt());
    certificate.refresh();
    assertThat(authority.asked).isEqualTo(2);
    assertThat(events.getLast())
        .isEqualTo(new EnrolEvent.Renewed(certificate.certificate(), EnrolEvent.Reason.AGE));
  }

  @Test
  void aFailureKeepsTheOldOneAndIsTriedAgainLaterEachTimeWithinBounds() {
    authority.lifetime = Duration.ofDays(6);
    GatewayCertificate certificate = open();
    Certificate before = certificate.certificate();
    authority.refuses = true;
    authority.clock.set(certificate.renewAt());
    Duration last = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      Instant now = authority.clock.instant();
      assertThat(certificate.refresh()).isPresent();
      EnrolEvent.Failed failed = (EnrolEvent.Failed) events.getLast();
      Duration delay = Duration.between(now, failed.retryAt());
      assertThat(delay).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofMinutes(90));
      last = delay;
      authority.clock.set(failed.retryAt());
    }
    assertThat(certificate.certificate()).isEqualTo(before);
    authority.refuses = false;
    assertThat(certificate.refresh()).isEmpty();
    assertThat(certificate.certificate()).isNotEqualTo(before);
  }

  @Test
  void aRenewalThatIsLongOverdueWarnsOfTheEnd() {
    GatewayCertificate certificate = open();
    authority.refuses = true;
    authority.clock.advance(Duration.ofDays(5));
    Finding finding = certificate.refresh().orElseThrow();
    assertThat(finding.code()).isEqualTo(EnrolCode.RENEWAL_OVERDUE);
    assertThat(finding.headline())
        .contains(certificate.certificate().validity().notAfter().toString());
  }

  @Test
  void aCertificateThatTheAuthorityDisownsIsReplacedAtOnce() {
    GatewayCertificate certificate = open();
    authority.disown();
    certificate.refresh();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            EnrolEvent.Renewed.class,
            e -> assertThat(e.reason()).isEqualTo(EnrolEvent.Reason.DISOWNED));
    authority.disown();
    open();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            EnrolEvent.Renewed.class,
            e -> assertThat(e.reason()).isEqualTo(EnrolEvent.Reason.DISOWNED));
  }

  @Test
  void aStoredFileThatCannotBeReadIsReplaced() throws Exception {
    open();
    Files.writeString(file, "half a fi");
    open();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            EnrolEvent.Renewed.class,
            e -> assertThat(e.reason()).isEqualTo(EnrolEvent.Reason.UNREADABLE));
  }

  @Test
  void anAnswerWithAForeignKeyOrWithoutANameIsNotUsed() {
    GatewayCertificate certificate = open();
    Certificate before = certificate.certificate();
    authority.clock.set(certificate.renewAt());
    authority.sendsForeignKey = true;
    assertThat(certificate.refresh().orElseThrow().code())
        .isEqualTo(EnrolCode.ENROLMENT_ANSWER_WRONG);
    authority.sendsForeignKey = false;
    authority.leavesOutAName = true;
    assertThat(certificate.refresh().orElseThrow().code())
        .isEqualTo(EnrolCode.ENROLMENT_ANSWER_WRONG);
    assertThat(certificate.certificate()).isEqualTo(before);
  }

  @Test
  void withoutAnyCertificateTheStartFailsWithTheAuthoritysReason() {
    authority.refuses = true;
    assertThatThrownBy(this::open)
        .isInstanceOf(FindingException.class)
        .hasMessageContaining("enrolment-answer-wrong");
    assertThat(file).doesNotExist();
  }

  @Test
  void theWatchRenewsByWallTimeAlone() throws Exception {
    authority.lifetime = Duration.ofSeconds(12);
    try (GatewayCertificate certificate = open()) {
      Certificate before = certificate.certificate();
      certificate.start();
      Thread.sleep(500);
      assertThat(certificate.certificate()).isEqualTo(before);
      // As after a night in a closed notebook: wall time has leapt, the monotonic clock has not.
      authority.clock.advance(Duration.ofSeconds(11));
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (certificate.certificate().equals(before) && System.nanoTime() < deadline) {
        Thread.sleep(20);
      }
      assertThat(certificate.certificate()).isNotEqualTo(before);
    }
  }

  private GatewayCertificate open() {
    EnrolmentPlan plan = new EnrolmentPlan(file, () -> names, authority.clock, new Random(SEED));
    return GatewayCertificate.open(plan, authority, events::add);
  }
}
