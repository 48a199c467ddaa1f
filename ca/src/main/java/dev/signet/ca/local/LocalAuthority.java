// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.AuditReport;
import dev.signet.ca.CaCode;
import dev.signet.ca.CaEvent;
import dev.signet.ca.CaSettings;
import dev.signet.ca.CaStatus;
import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.CrlPart;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.Issuer;
import dev.signet.ca.IssuerStore;
import dev.signet.ca.NameScope;
import dev.signet.ca.OcspReply;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.ca.ScopeResult;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Signer;
import dev.signet.ca.TreeLog;
import dev.signet.ca.issue.IssuerCeremony;
import dev.signet.ca.issue.LeafIssuance;
import dev.signet.ca.issue.PublicAddresses;
import dev.signet.ca.issue.ResponderIssuance;
import dev.signet.ca.revoke.CrlDesk;
import dev.signet.ca.revoke.OcspDesk;
import dev.signet.ca.revoke.RevocationDesk;
import dev.signet.ca.store.SqlCertificateLog;
import dev.signet.ca.store.SqlCrlLog;
import dev.signet.ca.store.SqlIssuerStore;
import dev.signet.ca.store.SqlResponderStore;
import dev.signet.ca.store.SqlRevocationLog;
import dev.signet.ca.store.SqlShardBook;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.store.AtomicFile;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole authority in this process: the sub-packages put together. */
public final class LocalAuthority implements CertificateAuthority, AutoCloseable {
  /** A certificate file of one root has some 700 bytes. */
  private static final int MAX_ROOT_FILE = 64 * 1024;

  private final CaSettings settings;
  private final InstantSource clock;
  private final CertificateLog log;
  private final IssuerStore store;
  private final IssuerBook book;
  private final IssuerKeeper keeper;
  private final LeafIssuance issuance;
  private final RevocationDesk revocation;
  private final CrlDesk crls;
  private final ResponderKeeper responders;
  private final OcspDesk ocsp;
  private final ChangeFeed.Subscription subscription;
  private final Database database;
  private final Keyring keyring;
  private @Nullable Ledger ledger;

  private LocalAuthority(
      CaSettings settings, Database database, Keyring keyring, InstantSource clock) {
    SecureRandom random = new SecureRandom();
    SqlRevocationLog revocations = new SqlRevocationLog(database);
    this.settings = settings;
    this.clock = clock;
    this.log = new SqlCertificateLog(database);
    this.store = new SqlIssuerStore(database, keyring, settings, random);
    this.book = new IssuerBook(store);
    this.keeper =
        new IssuerKeeper(
            settings, store, log, new IssuerCeremony(log, store, settings, random), book);
    SqlShardBook shards = new SqlShardBook(database);
    PublicAddresses addresses = new PublicAddresses(settings.publicAddress());
    this.issuance = new LeafIssuance(new LeafIssuance.Parts(log, shards), addresses, random, clock);
    this.revocation = new RevocationDesk(log, revocations, clock);
    this.crls =
        new CrlDesk(
            new CrlDesk.Parts(revocations, new SqlCrlLog(database), shards),
            issuer -> issuer.role() == Issuer.Role.ROOT ? "" : addresses.deltaOf(issuer.id()),
            clock);
    SqlResponderStore responders = new SqlResponderStore(database, keyring, random);
    this.responders =
        new ResponderKeeper(
            responders, new ResponderIssuance(log, responders, random), store::signer, clock);
    this.ocsp = new OcspDesk(revocations, this.responders::responder, clock);
    this.database = database;
    this.keyring = keyring;
    this.subscription = database.changes().subscribe(this::changed);
  }

  /**
   * An authority and what opening it did.
   *
   * @param authority the authority; closing it gives up its subscription to the change feed
   * @param events what was made and what was used again, in order
   */
  public record Opening(LocalAuthority authority, List<CaEvent> events) {
    /** Copies the events. */
    public Opening {
      events = List.copyOf(events);
    }
  }

  /**
   * Opens the authority on a database: makes the root and the intermediate where there is none yet.
   *
   * @throws dev.signet.explain.FindingException when there is none and none can be made, or a file
   *     or the database refuses
   */
  public static Opening open(
      CaSettings settings, Database database, Keyring keyring, InstantSource clock) {
    LocalAuthority authority = new LocalAuthority(settings, database, keyring, clock);
    try {
      return new Opening(authority, authority.open());
    } catch (RuntimeException e) {
      authority.close();
      throw e;
    }
  }

  @Override
  public Issuer root() {
    return book.root();
  }

  @Override
  public List<Issuer> issuers() {
    return book.living(clock.instant());
  }

  @Override
  public CaStatus status() {
    return new CaStatus(
        issuers(), store.hasRootKey(), log.counts(), keeper.attention(clock.instant()));
  }

  @Override
  public IssuanceResult issue(IssuanceRequest request) {
    return switch (unrevoked()) {
      case ScopeResult.Refused(Finding finding) -> new IssuanceResult.Refused(Report.of(finding));
      case ScopeResult.Covered(Issuer issuer) -> issue(request, issuer);
      case ScopeResult.Extended(Issuer issuer) -> issue(request, issuer);
    };
  }

  private IssuanceResult issue(IssuanceRequest request, Issuer issuer) {
    Optional<Signer> signer = store.signer(issuer);
    if (signer.isEmpty()) {
      return new IssuanceResult.Refused(Report.of(Finding.of(CaCode.ROOT_KEY_ABSENT)));
    }
    return issuance.issue(request, new LeafIssuance.Authority(issuer, signer.get(), book.root()));
  }

  @Override
  public ScopeResult extend(NameScope scope) {
    return listed(keeper.extend(scope, clock.instant()));
  }

  @Override
  public List<CertificateRecord> list(int limit) {
    return log.list(limit);
  }

  @Override
  public Optional<CertificateRecord> find(String serial) {
    return log.find(SerialNumber.normal(serial));
  }

  @Override
  public Optional<CertificateRecord> issuedTo(String requester) {
    return log.issuedTo(requester);
  }

  @Override
  public Optional<Certificate> certificate(String serial) {
    return log.certificate(SerialNumber.normal(serial))
        .map(encoded -> Certificate.read(encoded.toArray()));
  }

  @Override
  public RevocationResult revoke(RevocationRequest request) {
    RevocationResult result = revocation.revoke(request);
    if (result instanceof RevocationResult.Revoked) {
      // Where it was the intermediate, the next one is made while the person who asked looks on;
      // without the root's key whoever asks for a certificate is told.
      var _ = unrevoked();
    }
    return result;
  }

  @Override
  public Optional<RevocationList> crl(String issuer, CrlPart part) {
    return book.named(issuer)
        // A root's key is away: what changes is in its next list.
        .filter(known -> known.role() == Issuer.Role.INTERMEDIATE || part instanceof CrlPart.Whole)
        .flatMap(known -> crls.current(known, part, () -> signer(known)));
  }

  @Override
  public Optional<OcspReply> ocsp(String issuer, byte[] request) {
    return book.named(issuer).flatMap(known -> ocsp.answer(known, request));
  }

  @Override
  public TreeLog log() {
    return ledger().settled();
  }

  @Override
  public AuditReport audit() {
    return ledger().audit(book.all(), crls::isSound);
  }

  private Ledger ledger() {
    return Objects.requireNonNull(ledger, "open() has made it");
  }

  @Override
  public void close() {
    subscription.close();
    if (ledger != null) {
      ledger.close();
    }
  }

  private ScopeResult unrevoked() {
    return listed(keeper.unrevoked(clock.instant()));
  }

  /** The root's key is there when an intermediate was made: time for the list that it signs. */
  private ScopeResult listed(ScopeResult result) {
    if (result instanceof ScopeResult.Extended) {
      crl(book.root().id());
    }
    return result;
  }

  private List<CaEvent> open() {
    Instant now = clock.instant();
    List<CaEvent> events = new ArrayList<>();
    int abandoned = log.abandonUnfinished(now);
    if (abandoned > 0) {
      events.add(new CaEvent.IntentsAbandoned(abandoned));
    }
    events.addAll(keeper.open(now));
    if (events.stream().anyMatch(CaEvent.IntermediateCreated.class::isInstance)) {
      // The root's key is there now, and may be gone when its list is asked for.
      crl(book.root().id());
    }
    writeRootFile();
    ledger = Ledger.open(database, keyring, settings, root());
    return events;
  }

  /** Writes the root's certificate for those who are to trust it, where it is not there already. */
  private void writeRootFile() {
    byte[] pem = root().certificate().toPem().getBytes(StandardCharsets.US_ASCII);
    boolean there =
        Files.exists(settings.rootFile())
            && java.util.Arrays.equals(pem, AtomicFile.read(settings.rootFile(), MAX_ROOT_FILE));
    if (!there) {
      AtomicFile.replace(settings.rootFile(), pem, AtomicFile.Readers.OWNER);
    }
  }

  /**
   * A root's key that is there and cannot be used is as good as away: an older list may still be
   * believed.
   */
  private Optional<Signer> signer(Issuer issuer) {
    try {
      return store.signer(issuer);
    } catch (FindingException e) {
      if (issuer.role() == Issuer.Role.ROOT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void revoked() {
    crls.changed();
    responders.changed();
    ocsp.changed();
  }

  private void changed(Change change) {
    switch (change.kind()) {
      case KEY -> book.changed();
      case CERTIFICATE -> revoked();
      case EVERYTHING -> {
        book.changed();
        revoked();
      }
      case ACCOUNT, SESSION, ROUTE, ENROLMENT -> {}
    }
  }
}
