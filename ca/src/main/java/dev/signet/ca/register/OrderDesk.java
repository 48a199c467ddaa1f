// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.ca.acme.OrderRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.der.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Keeps orders and authorizations in a store and has their certificates made. */
public final class OrderDesk implements OrderRegister {
  /** Time enough for a person who edits a zone by hand. */
  private static final Duration PENDING = Duration.ofDays(7);

  /** Every client lists its orders at once; more than these are of no use to one. */
  private static final int LISTED = 100;

  private final CertificateAuthority authority;
  private final AcmeStore store;
  private final OrderRules rules;
  private final UsageLimits limits;
  private final Trials trials;
  private final Completion completion;
  private final RandomId ids;
  private final InstantSource clock;

  /** A desk of these parts. */
  public OrderDesk(Parts parts, AcmeSettings.Admission admission, InstantSource clock) {
    this.authority = parts.authority();
    this.store = parts.store();
    this.ids = parts.ids();
    this.trials = parts.trials();
    this.rules = new OrderRules(authority, store, clock);
    this.limits = new UsageLimits(store, admission, clock);
    this.completion = new Completion(authority, store, clock);
    this.clock = clock;
  }

  /**
   * What a desk works with.
   *
   * @param authority makes certificates
   * @param store remembers
   * @param trials looks at proofs
   * @param ids draws identifiers and tokens
   */
  public record Parts(
      CertificateAuthority authority, AcmeStore store, Trials trials, RandomId ids) {}

  @Override
  public AcmeOrder.State place(
      AcmeAccount account, List<AcmeIdentifier> identifiers, AcmeOrder.Terms terms) {
    List<AcmeIdentifier> distinct = List.copyOf(new LinkedHashSet<>(identifiers));
    Instant now = clock.instant();
    limits.requireRoom(account, distinct);
    rules.require(account, distinct, terms);
    AcmeOrder.Times times = new AcmeOrder.Times(now, now.plus(PENDING));
    AcmeOrder order = new AcmeOrder(ids.next(), account.id(), distinct, terms, times);
    List<AcmeAuthorization> fresh = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (AcmeIdentifier identifier : distinct) {
      all.add(authorization(account, identifier, times, fresh));
    }
    store.place(order, fresh, all);
    return known(account, order.id());
  }

  @Override
  public AcmeOrder.State order(AcmeAccount account, String id) {
    AcmeOrder.State state = known(account, id);
    return switch (state.status()) {
      case PENDING -> {
        // Some clients ask for the order alone until it is ready.
        state.authorizations().forEach(each -> authorization(account, each));
        yield state;
      }
      case PROCESSING -> completion.resume(state);
      case READY, VALID, INVALID -> state;
    };
  }

  private AcmeOrder.State known(AcmeAccount account, String id) {
    AcmeOrder.State state = store.order(id, clock.instant()).orElseThrow(OrderDesk::unknown);
    requireOwn(account, state.order().account());
    return state;
  }

  @Override
  public List<String> orders(AcmeAccount account) {
    return store.orders(account.id(), clock.instant(), LISTED);
  }

  @Override
  public AcmeOrder.State finish(AcmeAccount account, String id, Bytes csr, SubjectPublicKey own) {
    AcmeOrder.State state = order(account, id);
    return completion.finish(state, csr, own);
  }

  @Override
  public IssuedCertificate certificate(AcmeAccount account, String id) {
    AcmeOrder.State state = order(account, id);
    if (!(state.outcome().orElse(null) instanceof AcmeOrder.Outcome.Issued(String serial))) {
      throw unknown();
    }
    Certificate certificate = authority.certificate(serial).orElseThrow(OrderDesk::unknown);
    String issuer = authority.find(serial).orElseThrow(OrderDesk::unknown).issuer();
    List<Certificate> chain = new ArrayList<>(List.of(certificate));
    authority.issuers().stream()
        .filter(each -> each.id().equals(issuer) && each.role() == Issuer.Role.INTERMEDIATE)
        .map(Issuer::certificate)
        .forEach(chain::add);
    return new IssuedCertificate(chain, authority.root().certificate(), List.of());
  }

  @Override
  public AcmeAuthorization.State authorization(AcmeAccount account, String id) {
    AcmeAuthorization.State state = store.authorization(id).orElseThrow(OrderDesk::unknown);
    requireOwn(account, state.authorization().account());
    trials.resume(account, state);
    return state;
  }

  @Override
  public AcmeAuthorization.State answer(AcmeAccount account, String id, ChallengeType type) {
    AcmeAuthorization.State state = authorization(account, id);
    if (state.status(clock.instant()) == AcmeAuthorization.Status.PENDING) {
      trials.begin(account, state.authorization(), type);
    }
    return authorization(account, id);
  }

  @Override
  public AcmeAuthorization.State relinquish(AcmeAccount account, String id) {
    authorization(account, id);
    store.relinquish(id, clock.instant());
    return authorization(account, id);
  }

  /** One that is proven and lasts long enough, or a new one. */
  private String authorization(
      AcmeAccount account,
      AcmeIdentifier identifier,
      AcmeOrder.Times times,
      List<AcmeAuthorization> fresh) {
    AcmeAuthorization.Subject subject = AcmeAuthorization.Subject.of(identifier);
    Optional<String> proven = store.proven(account.id(), subject, times.expiresAt());
    if (proven.isPresent()) {
      return proven.get();
    }
    AcmeAuthorization made =
        new AcmeAuthorization(ids.next(), account.id(), subject, ids.next(), times);
    fresh.add(made);
    return made.id();
  }

  private static void requireOwn(AcmeAccount account, String owner) {
    if (!account.id().equals(owner)) {
      throw new FindingException(Finding.of(AcmeCode.ACME_RESOURCE_FOREIGN));
    }
  }

  private static FindingException unknown() {
    return new FindingException(Finding.of(AcmeCode.ACME_RESOURCE_UNKNOWN));
  }
}
