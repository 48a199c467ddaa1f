// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.FixedClock;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.GeneralName;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An authority that tests can make to refuse, to lie and to forget. */
public final class TestAuthority implements Enroller {
  public final FixedClock clock;
  private final TestCa ca;
  private final Set<Certificate> known = new HashSet<>();

  public Duration lifetime = Duration.ofDays(6);
  public volatile boolean refuses;
  boolean sendsForeignKey;
  boolean leavesOutAName;
  public volatile int asked;
  public volatile int advised;
  public volatile Optional<Instant> notBefore = Optional.empty();
  private volatile Optional<RenewalWindow> window = Optional.empty();

  /** One with a clock of its own. */
  public TestAuthority() {
    this(FixedClock.create());
  }

  /** One that goes by a clock. */
  public TestAuthority(FixedClock clock) {
    this.clock = clock;
    this.ca = TestCa.at(clock);
  }

  /** Says from now on when to renew. */
  public void suggests(Instant start, Instant end) {
    window = Optional.of(new RenewalWindow(start, end, end));
  }

  @Override
  public synchronized Enrolment enrol(CertificateRequest request) {
    asked++;
    if (refuses) {
      Finding finding =
          Finding.about(EnrolCode.ENROLMENT_ANSWER_WRONG)
              .wanted("x")
              .found("the test says no")
              .build();
      return new Enrolment.Refused(
          Report.of(
              notBefore.map(until -> finding.with("not_before", "" + until)).orElse(finding)));
    }
    Instant now = clock.instant();
    List<GeneralName> names =
        leavesOutAName ? request.names().subList(1, request.names().size()) : request.names();
    CertificateDraft draft =
        CertificateDraft.of("CN=leaf", now)
            .hosts(names.stream().map(GeneralName::value).toArray(String[]::new))
            .purposes(TestCa.SERVER_AUTH)
            .validity(now.minusSeconds(1), now.plus(lifetime));
    if (!sendsForeignKey) {
      draft = draft.key(new KeyPair(request.key().toPublicKey(), ca.root().keys().getPrivate()));
    }
    TestIdentity issued = draft.issuedBy(ca.intermediate());
    Certificate leaf = Certificate.read(issued.der());
    known.add(leaf);
    return new Enrolment.Enrolled(List.of(leaf, Certificate.read(ca.intermediate().der())));
  }

  @Override
  public synchronized boolean standsBehind(Certificate certificate) {
    return known.contains(certificate);
  }

  @Override
  public synchronized RenewalWindow renewalWindow(Certificate certificate, Instant now) {
    advised++;
    Instant again = now.plus(Duration.ofHours(6));
    return window
        .map(said -> new RenewalWindow(said.start(), said.end(), again))
        .orElseGet(() -> RenewalWindow.none(again));
  }

  void disown() {
    known.clear();
  }
}
