// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.http.CertificateSource;
import dev.signet.http.CertifiedKey;
import dev.signet.x509.Certificate;
import dev.signet.x509.GeneralName;
import dev.signet.x509.GeneralName.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The gateway's own certificate, kept fresh.
 *
 * <p>The key is made here and never leaves this machine. A new certificate is written to its file
 * first, then shown from the next handshake on; connections that are open stay as they are. {@link
 * #forName} only reads a field and never blocks; everything else may block on the authority and the
 * disk.
 */
public final class GatewayCertificate implements CertificateSource, AutoCloseable {
  private final EnrolmentPlan plan;
  private final CertificateStore store;
  private final KeyEnrolment enrolment;
  private final Enroller enroller;
  private final Consumer<EnrolEvent> listener;
  private final ReentrantLock renewing = new ReentrantLock();
  private volatile State state;
  private volatile boolean closed;

  private GatewayCertificate(EnrolmentPlan plan, Enroller enroller, Consumer<EnrolEvent> listener) {
    this.plan = plan;
    this.store = new CertificateStore(plan.file());
    this.enroller = enroller;
    this.enrolment = new KeyEnrolment(enroller);
    this.listener = listener;
    this.state = first();
  }

  /**
   * What is shown now, and the state of its renewal.
   *
   * @param held what is shown
   * @param clock when it is renewed
   * @param failures how many tries to renew it have failed in a row
   * @param retryAt when the next try may be made
   */
  private record State(HeldCertificate held, RenewalClock clock, int failures, Instant retryAt) {}

  /**
   * Uses the stored certificate, or gets the first one.
   *
   * @param listener told of everything that happens, on the thread where it happens; must not throw
   * @throws FindingException why there is none and none can be had
   */
  public static GatewayCertificate open(
      EnrolmentPlan plan, Enroller enroller, Consumer<EnrolEvent> listener) {
    return new GatewayCertificate(plan, enroller, listener);
  }

  /** Starts looking at the clock, until it is closed. Call it once. */
  public void start() {
    Thread.ofVirtual().name("certificate-renewal").start(this::watch);
  }

  /**
   * Looks now: gets a new certificate when names have changed, when it is time, or when the
   * authority disowned the present one. Blocks until that is done.
   *
   * @return what stood in the way, if a new one was wanted and could not be had; the present one
   *     stays in use
   */
  public Optional<Finding> refresh() {
    renewing.lock();
    try {
      return look(plan.clock().instant(), true);
    } finally {
      renewing.unlock();
    }
  }

  /**
   * Looks now, on a thread of its own, because the authority may have disowned the present
   * certificate. Does not block. A try that failed lately is not repeated before its time.
   */
  public void lookSoon() {
    Thread.ofVirtual().name("certificate-look").start(this::lookWithin);
  }

  /** The certificate that is shown now. */
  public Certificate certificate() {
    return state.held.leaf();
  }

  /** The certificate that is shown now with its intermediates. */
  public List<Certificate> chain() {
    return state.held.chain();
  }

  /** When the next one will be asked for. */
  public Instant renewAt() {
    return state.clock.renewAt();
  }

  /**
   * The certificate where it has the name, or where there is no name to go by: none was sent, or an
   * address.
   */
  @Override
  public Optional<CertifiedKey> forName(String serverName) {
    HeldCertificate held = state.held;
    boolean shown = serverName.isEmpty() || held.covers(serverName) || isAddress(serverName);
    return shown ? Optional.of(held.certified()) : Optional.empty();
  }

  /** Stops looking. The certificate stays in use. */
  @Override
  public void close() {
    closed = true;
  }

  private void watch() {
    while (!closed) {
      try {
        Thread.sleep(state.clock.look());
      } catch (InterruptedException e) {
        return;
      }
      lookWithin();
    }
  }

  private void lookWithin() {
    renewing.lock();
    try {
      if (!closed) {
        look(plan.clock().instant(), false);
      }
    } catch (RuntimeException e) {
      // The watch must outlive whatever a look meets; what it meets is told as any other failure.
      fail(unexpected(e), plan.clock().instant());
    } finally {
      renewing.unlock();
    }
  }

  /**
   * One look at the wall clock. A failure that waits for its retry is left alone unless somebody
   * asks.
   */
  private Optional<Finding> look(Instant now, boolean asked) {
    State present = state;
    List<GeneralName> names = names();
    Optional<EnrolEvent.Reason> reason = reason(present, names, now);
    if (reason.isEmpty() || (!asked && now.isBefore(present.retryAt))) {
      return Optional.empty();
    }
    return switch (enrolment.renew(names, present.held.leaf())) {
      case KeyEnrolment.Result.Held(HeldCertificate held) -> {
        show(held, reason.get());
        yield Optional.empty();
      }
      case KeyEnrolment.Result.Refused(Report report) -> Optional.of(fail(report.headline(), now));
    };
  }

  private Optional<EnrolEvent.Reason> reason(State present, List<GeneralName> names, Instant now) {
    if (!present.held.names(names)) {
      return Optional.of(EnrolEvent.Reason.NAMES);
    }
    if (present.clock.isDue(now)) {
      return Optional.of(EnrolEvent.Reason.AGE);
    }
    return enroller.standsBehind(present.held.leaf())
        ? Optional.empty()
        : Optional.of(EnrolEvent.Reason.DISOWNED);
  }

  private void show(HeldCertificate held, EnrolEvent.Reason reason) {
    store.write(held);
    state = fresh(held);
    listener.accept(new EnrolEvent.Renewed(held.leaf(), reason));
  }

  private Finding fail(Finding finding, Instant now) {
    State present = state;
    int failures = present.failures + 1;
    Instant retryAt = present.clock.retryAt(now, failures);
    state = new State(present.held, present.clock, failures, retryAt);
    Finding told =
        present.clock.isOverdue(now) ? overdue(present.held.leaf(), finding, retryAt) : finding;
    listener.accept(new EnrolEvent.Failed(told, retryAt));
    return told;
  }

  private State first() {
    Instant now = plan.clock().instant();
    Optional<HeldCertificate> stored = store.read();
    if (stored.isPresent() && isUsable(stored.get(), now)) {
      return reuse(stored.get(), now);
    }
    EnrolEvent.Reason reason = firstReason(stored);
    KeyEnrolment.Result result =
        stored
            .map(old -> enrolment.renew(names(), old.leaf()))
            .orElseGet(() -> enrolment.enrol(names()));
    return switch (result) {
      case KeyEnrolment.Result.Held(HeldCertificate held) -> {
        store.write(held);
        listener.accept(new EnrolEvent.Renewed(held.leaf(), reason));
        yield fresh(held);
      }
      case KeyEnrolment.Result.Refused(Report report) ->
          throw new FindingException(report.headline());
    };
  }

  private EnrolEvent.Reason firstReason(Optional<HeldCertificate> stored) {
    if (!store.exists()) {
      return EnrolEvent.Reason.FIRST;
    }
    if (stored.isEmpty()) {
      return EnrolEvent.Reason.UNREADABLE;
    }
    return enroller.standsBehind(stored.get().leaf())
        ? EnrolEvent.Reason.AGE
        : EnrolEvent.Reason.DISOWNED;
  }

  /** A stored certificate that can be shown at once, even when it is to be replaced soon after. */
  private boolean isUsable(HeldCertificate stored, Instant now) {
    return stored.leaf().validity().contains(now) && enroller.standsBehind(stored.leaf());
  }

  private State reuse(HeldCertificate stored, Instant now) {
    State reused = fresh(stored);
    List<GeneralName> names = names();
    Optional<EnrolEvent.Reason> reason = reason(reused, names, now);
    if (reason.isEmpty()) {
      listener.accept(new EnrolEvent.Reused(stored.leaf()));
      return reused;
    }
    return switch (enrolment.renew(names, stored.leaf())) {
      case KeyEnrolment.Result.Held(HeldCertificate held) -> {
        store.write(held);
        listener.accept(new EnrolEvent.Renewed(held.leaf(), reason.get()));
        yield fresh(held);
      }
      case KeyEnrolment.Result.Refused(Report report) -> {
        Instant retryAt = reused.clock.retryAt(now, 1);
        listener.accept(new EnrolEvent.Failed(report.headline(), retryAt));
        yield new State(stored, reused.clock, 1, retryAt);
      }
    };
  }

  private State fresh(HeldCertificate held) {
    RenewalClock clock = new RenewalClock(held.leaf().validity(), plan.random());
    return new State(held, clock, 0, Instant.MIN);
  }

  private List<GeneralName> names() {
    return plan.names().get().stream().map(GeneralName::ofHost).distinct().toList();
  }

  private static boolean isAddress(String serverName) {
    // RFC 6066, 3 forbids addresses here, but some clients send them.
    try {
      return GeneralName.ofHost(serverName) instanceof IpAddress;
    } catch (FindingException malformed) {
      return false;
    }
  }

  private static Finding overdue(Certificate leaf, Finding reason, Instant retryAt) {
    return Finding.about(EnrolCode.RENEWAL_OVERDUE)
        .subject(leaf.shortText())
        .found(leaf.validity().notAfter().toString())
        .with("reason", reason.headline())
        .with("retry", retryAt.toString())
        .build();
  }

  private static Finding unexpected(RuntimeException e) {
    return e instanceof FindingException known
        ? known.finding()
        : Finding.about(EnrolCode.ENROLMENT_ANSWER_WRONG)
            .wanted("an answer")
            .found(String.valueOf(e))
            .build();
  }
}
