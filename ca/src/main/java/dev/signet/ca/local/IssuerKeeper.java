// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaEvent;
import dev.signet.ca.CaSettings;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.Issuer;
import dev.signet.ca.IssuerStore;
import dev.signet.ca.NameScope;
import dev.signet.ca.ScopeResult;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Signer;
import dev.signet.ca.issue.IssuerCeremony;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to it that there is a root, and an intermediate that is young enough and may certify what it
 * must.
 */
final class IssuerKeeper {
  /**
   * An intermediate is replaced at half of its life: the other half is for the certificates that it
   * has signed, and for a lost key.
   */
  private static final double INTERMEDIATE_RENEWED = 0.5;

  /** From here on every start says that the root ends. */
  private static final double ROOT_AGED = 0.9;

  /**
   * How long a node that starts beside the first one waits for it: making an intermediate takes a
   * tenth of a second.
   */
  private static final Duration FIRST_INTERMEDIATE = Duration.ofSeconds(5);

  private static final Duration LOOK = Duration.ofMillis(50);

  /** Nodes that start at the same moment get in each other's way, but not this often. */
  private static final int MAX_RACES = 5;

  private static final NameScope NO_MORE = new NameScope(List.of(), List.of());

  private static final String REPLACE_REVOKED = "to replace the intermediate, which is revoked";

  private final CaSettings settings;
  private final IssuerStore store;
  private final CertificateLog log;
  private final IssuerCeremony ceremony;
  private final IssuerBook book;

  IssuerKeeper(
      CaSettings settings,
      IssuerStore store,
      CertificateLog log,
      IssuerCeremony ceremony,
      IssuerBook book) {
    this.settings = settings;
    this.store = store;
    this.log = log;
    this.ceremony = ceremony;
    this.book = book;
  }

  /** Makes what is missing and says what was made and what is used again. */
  List<CaEvent> open(Instant now) {
    List<CaEvent> events = new ArrayList<>();
    events.add(ensureRoot(now));
    events.add(ensureIntermediate(now));
    attention(now).stream().map(CaEvent.Attention::new).forEach(events::add);
    return events;
  }

  /** What needs a person soon. */
  List<Finding> attention(Instant now) {
    List<Finding> findings = new ArrayList<>();
    Issuer root = book.root();
    if (root.certificate().validity().elapsed(now) > ROOT_AGED) {
      findings.add(ending(CaCode.ROOT_AGES, root));
    }
    book.current(Issuer.Role.INTERMEDIATE)
        .filter(issuer -> !store.hasRootKey())
        .ifPresent(issuer -> attention(issuer, now, findings));
    return findings;
  }

  /** Sees to it that the current intermediate covers a scope beside its own. */
  ScopeResult extend(NameScope scope, Instant now) {
    Issuer current = book.current(Issuer.Role.INTERMEDIATE).orElseThrow();
    boolean revoked = isRevoked(current);
    if (!revoked && current.scope().includes(scope)) {
      return new ScopeResult.Covered(current);
    }
    NameScope wider = current.scope().union(scope);
    String need = revoked ? REPLACE_REVOKED : "to certify " + missing(current.scope(), scope);
    try {
      return rootSigner()
          .map(signer ->
              (ScopeResult) new ScopeResult.Extended(replace(wider, current.id(), signer, now)))
          .orElseGet(() -> new ScopeResult.Refused(rootKeyAbsent(need)));
    } catch (FindingException e) {
      return new ScopeResult.Refused(e.finding());
    }
  }

  /**
   * The intermediate that may sign at this moment: where the current one was revoked, a new one, or
   * the refusal to go on without the root's key. The log is asked each time, so that a revocation
   * on any node counts from its commit on.
   */
  ScopeResult unrevoked(Instant now) {
    return extend(NO_MORE, now);
  }

  private CaEvent ensureRoot(Instant now) {
    for (int i = 0; i < MAX_RACES; i++) {
      Optional<Issuer> known = book.current(Issuer.Role.ROOT);
      if (known.isPresent()) {
        return new CaEvent.RootReused(known.get(), store.hasRootKey());
      }
      Optional<Issuer> made = makeRoot(now);
      book.changed();
      if (made.isPresent()) {
        return new CaEvent.RootCreated(made.get());
      }
    }
    throw new FindingException(Finding.of(CaCode.ISSUANCE_ABANDONED));
  }

  /** Empty where another node was first, or gave up this one's issuance as it started. */
  private Optional<Issuer> makeRoot(Instant now) {
    // A key without a root is one whose start was cut off in between: nobody has seen it, it
    // serves.
    Optional<KeyPair> found = store.rootKey();
    KeyPair pair = found.orElseGet(store::createRootKey);
    Optional<Issuer> made = ceremony.root(pair, store.rootSigner(pair), now);
    if (made.isEmpty() && found.isEmpty()) {
      store.discardRootKey();
    }
    return made;
  }

  private CaEvent ensureIntermediate(Instant now) {
    Optional<Issuer> known = book.current(Issuer.Role.INTERMEDIATE);
    Optional<CaEvent.Reason> reason = reasonToReplace(known, now);
    if (reason.isEmpty()) {
      return new CaEvent.IntermediateReused(known.orElseThrow());
    }
    Optional<Signer> signer = rootSigner();
    if (signer.isEmpty()) {
      return new CaEvent.IntermediateReused(
          known.or(this::madeElsewhere).orElseThrow(this::noIntermediate));
    }
    String replaced = known.map(Issuer::id).orElse("");
    Issuer made = replace(settings.scope(), replaced, signer.get(), now);
    return new CaEvent.IntermediateCreated(made, reason.get());
  }

  /** The first intermediate, which the node that has just made the root is making now. */
  private Optional<Issuer> madeElsewhere() {
    long end = System.nanoTime() + FIRST_INTERMEDIATE.toNanos();
    while (System.nanoTime() < end) {
      book.changed();
      Optional<Issuer> made = book.current(Issuer.Role.INTERMEDIATE);
      if (made.isPresent()) {
        return made;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return Optional.empty();
  }

  private FindingException noIntermediate() {
    return new FindingException(rootKeyAbsent("to make the first intermediate"));
  }

  private Optional<CaEvent.Reason> reasonToReplace(Optional<Issuer> known, Instant now) {
    if (known.isEmpty()) {
      return Optional.of(CaEvent.Reason.FIRST);
    }
    Issuer issuer = known.get();
    if (isRevoked(issuer)) {
      return Optional.of(CaEvent.Reason.REVOKED);
    }
    if (!issuer.scope().includes(settings.scope())) {
      return Optional.of(CaEvent.Reason.NAMES);
    }
    return issuer.certificate().validity().elapsed(now) > INTERMEDIATE_RENEWED
        ? Optional.of(CaEvent.Reason.AGE)
        : Optional.empty();
  }

  private boolean isRevoked(Issuer issuer) {
    String serial = new SerialNumber(issuer.certificate().serial()).hex();
    return log.isRevoked(serial);
  }

  private Issuer replace(NameScope scope, String replaced, Signer signer, Instant now) {
    IssuerCeremony.Parent parent = new IssuerCeremony.Parent(book.root(), signer);
    for (int i = 0; i < MAX_RACES; i++) {
      Optional<Issuer> made = ceremony.intermediate(parent, scope, replaced, now);
      book.changed();
      Optional<Issuer> current = made.or(() -> book.current(Issuer.Role.INTERMEDIATE));
      // The one before is still current where another node gave up the issuance as it started.
      if (current.isPresent() && !current.get().id().equals(replaced)) {
        return current.get();
      }
    }
    throw new FindingException(Finding.of(CaCode.ISSUANCE_ABANDONED));
  }

  private Optional<Signer> rootSigner() {
    return store.signer(book.root());
  }

  private void attention(Issuer issuer, Instant now, List<Finding> findings) {
    if (!issuer.scope().includes(settings.scope())) {
      findings.add(rootKeyAbsent("to certify " + missing(issuer.scope(), settings.scope())));
    }
    if (issuer.certificate().validity().elapsed(now) > INTERMEDIATE_RENEWED) {
      findings.add(ending(CaCode.INTERMEDIATE_AGES, issuer));
    }
    if (isRevoked(issuer)) {
      findings.add(rootKeyAbsent(REPLACE_REVOKED));
    }
  }

  private static String missing(NameScope has, NameScope wanted) {
    NameScope rest =
        new NameScope(
            wanted.domains().stream().filter(d -> !has.covers(d)).toList(),
            wanted.networks().stream()
                .filter(n -> has.networks().stream().noneMatch(m -> m.includes(n)))
                .toList());
    return rest.toString();
  }

  private Finding rootKeyAbsent(String need) {
    return Finding.about(CaCode.ROOT_KEY_ABSENT)
        .subject(settings.rootKeyFile().toString())
        .wanted(need)
        .with("file", settings.rootKeyFile().toString())
        .build();
  }

  private Finding ending(CaCode code, Issuer issuer) {
    return Finding.about(code)
        .subject(issuer.id())
        .found(issuer.certificate().validity().notAfter().toString())
        .with("file", settings.rootKeyFile().toString())
        .build();
  }
}
