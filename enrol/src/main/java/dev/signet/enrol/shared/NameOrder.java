// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.EnrolCode;
import dev.signet.enrol.HeldCertificate;
import dev.signet.enrol.KeyEnrolment;
import dev.signet.enrol.RenewalWindow;
import dev.signet.explain.Finding;
import dev.signet.x509.GeneralName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is done for one name while this node has claimed it. Blocks. */
final class NameOrder {
  /**
   * Public authorities count failed proofs: five for a name in an hour. Four tries and the first
   * one stay below.
   */
  private static final Duration FIRST_RETRY = Duration.ofMinutes(2);

  private static final Duration LONGEST_RETRY = Duration.ofHours(6);

  /** Public authorities count by the week. */
  private static final Duration LONGEST_OBEYED = Duration.ofDays(7);

  private static final int MAX_DOUBLINGS = 10;

  private final SharedGround ground;
  private final Tables tables;
  private final Authorities authorities;
  private final Consumer<SharedEvent> listener;
  private final StapleDesk staples = new StapleDesk();

  /**
   * Where it is written down.
   *
   * @param shelf what this node remembers of the others
   * @param certificates what was got
   * @param failures what was not
   * @param claims who works
   */
  record Tables(
      SharedShelf shelf, CertificateTable certificates, FailureTable failures, NameClaims claims) {}

  /**
   * Who is asked.
   *
   * @param far in their order
   * @param own the last
   * @param served whether our own authority's certificate is shown for a name anyhow
   */
  record Authorities(List<NamedAuthority> far, NamedAuthority own, Predicate<String> served) {}

  NameOrder(
      SharedGround ground, Tables tables, Authorities authorities, Consumer<SharedEvent> listener) {
    this.ground = ground;
    this.tables = tables;
    this.authorities = authorities;
    this.listener = listener;
  }

  /** One authority's refusal. */
  private record Refused(NamedAuthority authority, Finding finding) {
    Instant notBefore() {
      String said = finding.parameters().getOrDefault("not_before", "");
      return said.isEmpty() ? Instant.MIN : Instant.parse(said);
    }
  }

  /** Asks the authority of a held certificate when it is to be replaced. */
  void ask(SharedCertificate held) {
    Instant now = ground.clock().instant();
    Optional<NamedAuthority> from =
        authorities.far().stream().filter(one -> one.name().equals(held.authority())).findFirst();
    if (from.isEmpty()) {
      return;
    }
    RenewalWindow said = from.get().enroller().get().renewalWindow(held.held().leaf(), now);
    RenewalDate date = held.renewal().with(said, held.held().leaf().validity(), ground.random());
    tables.certificates().plan(held.name(), date);
    tables.shelf().read(held.name());
  }

  /** Asks the responder of a held certificate; one that is revoked is replaced at once. */
  void staple(SharedCertificate held) {
    Instant now = ground.clock().instant();
    switch (staples.ask(held.held().chain(), now)) {
      case StapleDesk.Said.Shown(StapledAnswer answer) ->
          tables.certificates().staple(held.name(), held.staple().orNewer(answer, now));
      case StapleDesk.Said.Revoked() ->
          tables.certificates().plan(held.name(), new RenewalDate(now, held.renewal().window()));
    }
    tables.shelf().read(held.name());
  }

  /** Asks one authority after the other for a certificate. */
  void order(String name) {
    List<Refused> refused = new ArrayList<>();
    for (NamedAuthority authority : authorities.far()) {
      if (tried(name, authority, refused)) {
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        // We are being stopped: that is no failure of the authority's.
        return;
      }
    }
    fail(name, refused);
  }

  private boolean tried(String name, NamedAuthority authority, List<Refused> refused) {
    return switch (enrolled(name, authority)) {
      case KeyEnrolment.Result.Held(HeldCertificate held) -> {
        SharedCertificate fresh = fresh(name, authority, held);
        refused.forEach(one -> tell(name, one, fresh.renewal().renewAt()));
        store(fresh, Optional.empty());
        yield true;
      }
      case KeyEnrolment.Result.Refused(var report) -> {
        refused.add(new Refused(authority, report.headline()));
        yield false;
      }
    };
  }

  /** With its predecessor, where that is from the same authority. */
  private KeyEnrolment.Result enrolled(String name, NamedAuthority authority) {
    KeyEnrolment enrolment = new KeyEnrolment(authority.enroller().get());
    List<GeneralName> names = List.of(GeneralName.ofHost(name));
    return tables
        .shelf()
        .find(name)
        .filter(held -> held.authority().equals(authority.name()))
        .map(held -> enrolment.renew(names, held.held().leaf()))
        .orElseGet(() -> enrolment.enrol(names));
  }

  private SharedCertificate fresh(String name, NamedAuthority authority, HeldCertificate held) {
    RenewalDate date =
        RenewalDate.first(held.leaf().validity(), ground.clock().instant(), ground.random());
    return new SharedCertificate(name, authority.name(), held, date, StapledAnswer.NONE);
  }

  private void store(SharedCertificate fresh, Optional<EnrolFailure> failure) {
    ground
        .database()
        .write(handle -> {
          tables.certificates().store(handle, fresh);
          FailureTable.clear(handle, fresh.name());
          failure.ifPresent(one -> tables.failures().store(handle, one));
          return tables.claims().release(handle, fresh.name());
        });
    tables.shelf().read(fresh.name());
    listener.accept(new SharedEvent.Obtained(fresh.authority(), fresh.held().leaf()));
  }

  private void fail(String name, List<Refused> refused) {
    Instant now = ground.clock().instant();
    int count = tables.shelf().failure(name).map(EnrolFailure::count).orElse(0) + 1;
    Instant retryAt = retryAt(now, count, refused);
    Refused last = refused.getLast();
    EnrolFailure failure =
        new EnrolFailure(
            name,
            last.authority().text(),
            problem(last.finding()),
            last.finding().headline(),
            count,
            now,
            retryAt);
    if (!makeshift(name, failure, refused)) {
      ground
          .database()
          .write(handle -> {
            tables.failures().store(handle, failure);
            return tables.claims().release(handle, name);
          });
      tables.shelf().read(name);
    }
    refused.forEach(one -> tell(name, one, retryAt));
  }

  /** Our own authority's certificate, where nothing else can be shown. */
  private boolean makeshift(String name, EnrolFailure failure, List<Refused> refused) {
    Instant now = ground.clock().instant();
    boolean shown =
        tables.shelf().find(name).filter(held -> !held.isOver(now)).isPresent()
            || authorities.served().test(name);
    if (shown) {
      return false;
    }
    return switch (enrolled(name, authorities.own())) {
      case KeyEnrolment.Result.Held(HeldCertificate held) -> {
        store(fresh(name, authorities.own(), held), Optional.of(failure));
        yield true;
      }
      case KeyEnrolment.Result.Refused(var report) -> {
        refused.add(new Refused(authorities.own(), report.headline()));
        yield false;
      }
    };
  }

  /** Later where all authorities say so (RFC 8555, 6.6), but not for ever. */
  private Instant retryAt(Instant now, int count, List<Refused> refused) {
    Instant ours = now.plus(pause(count));
    Instant theirs =
        refused.stream().map(Refused::notBefore).min(Comparator.naturalOrder()).orElse(now);
    Instant last = now.plus(LONGEST_OBEYED);
    Instant later = theirs.isAfter(ours) ? theirs : ours;
    return later.isAfter(last) ? last : later;
  }

  private Duration pause(int count) {
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(count - 1, MAX_DOUBLINGS));
    Duration bounded = doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled;
    return bounded.plusMillis(ground.random().nextLong(bounded.toMillis() / 2));
  }

  private void tell(String name, Refused refused, Instant retryAt) {
    Finding finding =
        Finding.about(EnrolCode.NAME_NOT_CERTIFIED)
            .subject(name)
            .found(refused.finding().headline())
            .with("authority", refused.authority().text())
            .with("problem", problem(refused.finding()))
            .with("detail", refused.finding().explanation())
            .with("retry", retryAt.toString())
            .build();
    listener.accept(new SharedEvent.Failed(finding));
  }

  /** ACME's type where an authority gave one, else our code. */
  private static String problem(Finding finding) {
    return finding.parameters().getOrDefault("problem", finding.code().id());
  }
}
