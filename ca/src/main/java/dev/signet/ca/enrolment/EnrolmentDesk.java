// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.der.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Issues certificates to applicants without ACME. What they may have certified is decided here;
 * what a certificate may hold, by the authority, as for everybody.
 *
 * <p>An answer that was lost is given again: the same token with the same request, or the same
 * certificate with a request for the same key, yields the certificate that was made.
 */
public final class EnrolmentDesk {
  /**
   * From the start of a certificate that followed another, before the same one is followed by one
   * more: the ten minutes by which a start is dated back, and one. A client that goes round in a
   * circle makes 60 an hour at most.
   */
  private static final Duration RENEWAL_PAUSE = Duration.ofMinutes(11);

  private final CertificateAuthority authority;
  private final Tokens tokens;
  private final HolderCheck holders;
  private final Duration grace;
  private final InstantSource clock;
  private final OneByOne turns = new OneByOne();

  /**
   * Where tokens are.
   *
   * @param desk checks them
   * @param store knows which were used
   */
  public record Tokens(TokenDesk desk, TokenStore store) {}

  /**
   * A desk before an authority.
   *
   * @param grace how long after its end a certificate can be renewed by its key
   */
  public EnrolmentDesk(
      CertificateAuthority authority, Tokens tokens, Duration grace, InstantSource clock) {
    this.authority = authority;
    this.tokens = tokens;
    this.holders = new HolderCheck(authority, clock);
    this.grace = grace;
    this.clock = clock;
  }

  /** Whoever shows a token's identifier and secret. */
  public Applicant invited(String id, Redacted secret) {
    return new Applicant.Invited(tokens.desk().require(id, secret));
  }

  /** Refuses a certificate that this authority did not issue, whoever holds its key. */
  public void requireOurs(Certificate shown) {
    holders.requireOurs(shown);
  }

  /** Who has just proven by TLS to hold a certificate's key. */
  public Holder connected(Certificate shown) {
    return holders.require(shown, Duration.ZERO);
  }

  /** Who has just proven by a signature to hold a certificate's key. */
  public Holder signing(Certificate shown) {
    return holders.require(shown, grace);
  }

  /** The certificates that lead to everything that is issued, the root first. */
  public List<Certificate> authorities() {
    return Stream.concat(
            Stream.of(authority.root().certificate()),
            authority.issuers().stream().map(Issuer::certificate))
        .distinct()
        .toList();
  }

  /** Issues a certificate to an applicant; a refusal is a finding, as an exception. */
  public IssuedCertificate enrol(Applicant applicant, Bytes csr, Profile profile) {
    CertificateRequest request = CertificateRequest.read(csr.toArray());
    return switch (applicant) {
      case Applicant.Invited(EnrolmentToken token) -> enrol(token, request, profile);
      case Applicant.Person(String name) -> issue(request, profile, "account " + name);
      case Applicant.Certified(Holder holder) -> enrol(holder, request, profile);
    };
  }

  /**
   * Issues the certificate that follows another; a refusal is a finding, as an exception.
   *
   * @param profile the one that was asked for, where one was
   */
  public IssuedCertificate renew(Holder holder, Bytes csr, Optional<Profile> profile) {
    CertificateRequest request = CertificateRequest.read(csr.toArray());
    profile.ifPresent(wanted -> requireSame(holder, wanted));
    new RequestedNames(request).requireThoseOf(holder);
    return inTurn(holder, request, "renewal of " + holder.serial());
  }

  private IssuedCertificate enrol(
      EnrolmentToken token, CertificateRequest request, Profile profile) {
    new RequestedNames(request)
        .requireAllowed(token::covers, String.join(", ", token.domains()) + " and what lies below");
    return turns.in(token.id(), () -> spend(token, request, profile));
  }

  private IssuedCertificate spend(
      EnrolmentToken token, CertificateRequest request, Profile profile) {
    String hash = hash(request);
    if (!tokens.store().claim(token.id(), hash)) {
      throw spent(token);
    }
    String requester = "token " + token.id() + " of " + token.owner();
    Optional<CertificateRecord> made = authority.issuedTo(requester);
    if (made.isPresent()) {
      return made.filter(EnrolmentDesk::isUnrevoked)
          .flatMap(this::read)
          .orElseThrow(() -> spent(token));
    }
    try {
      return issue(request, profile, requester);
    } catch (FindingException e) {
      tokens.store().release(token.id(), hash);
      throw e;
    }
  }

  private IssuedCertificate enrol(Holder holder, CertificateRequest request, Profile profile) {
    requireSame(holder, profile);
    Set<String> own = holder.names();
    new RequestedNames(request).requireAllowed(own::contains, String.join(", ", own));
    return inTurn(holder, request, "holder of " + holder.serial());
  }

  private IssuedCertificate inTurn(Holder holder, CertificateRequest request, String requester) {
    return turns.in(requester, () -> follow(holder, request, requester));
  }

  private IssuedCertificate issue(CertificateRequest request, Profile profile, String requester) {
    IssuanceRequest wanted = IssuanceRequest.of(request.encoded().toArray(), profile, requester);
    return switch (authority.issue(wanted)) {
      case IssuanceResult.Issued(IssuedCertificate issued) -> issued;
      case IssuanceResult.Refused(var report) -> throw new FindingException(report.headline());
    };
  }

  private static void requireSame(Holder holder, Profile wanted) {
    if (!holder.profile().equals(wanted)) {
      throw Finding.about(EnrolmentCode.RENEWAL_PROFILE_DIFFERS)
          .subject(holder.serial())
          .wanted(holder.profile().name())
          .found(wanted.name())
          .toException();
    }
  }

  /** What was made of the same certificate a moment ago, or a new one where that was none. */
  private IssuedCertificate follow(Holder holder, CertificateRequest request, String requester) {
    Optional<IssuedCertificate> recent =
        authority
            .issuedTo(requester)
            .filter(EnrolmentDesk::isUnrevoked)
            .flatMap(this::read)
            .filter(made -> clock.instant().isBefore(pauseEnd(made)));
    if (recent.isEmpty()) {
      return issue(request, holder.profile(), requester);
    }
    return recent
        .filter(made -> made.certificate().key().equals(request.key()))
        .filter(made -> made.certificate().names().equals(request.names()))
        .orElseThrow(() -> tooSoon(recent.get()));
  }

  private static Instant pauseEnd(IssuedCertificate made) {
    return made.certificate().validity().notBefore().plus(RENEWAL_PAUSE);
  }

  private FindingException tooSoon(IssuedCertificate made) {
    long seconds = Duration.between(clock.instant(), pauseEnd(made)).toSeconds() + 1;
    return Finding.about(EnrolmentCode.RENEWAL_TOO_SOON)
        .subject(made.certificate().serialText())
        .with(EnrolmentCode.RETRY_AFTER, Long.toString(seconds))
        .toException();
  }

  private static boolean isUnrevoked(CertificateRecord line) {
    return line.revocation() == null;
  }

  private static FindingException spent(EnrolmentToken token) {
    return Finding.about(EnrolmentCode.ENROLMENT_TOKEN_SPENT).subject(token.id()).toException();
  }

  private Optional<IssuedCertificate> read(CertificateRecord line) {
    Stream<Certificate> issuer =
        authority.issuers().stream()
            .filter(each -> each.id().equals(line.issuer()))
            .map(Issuer::certificate);
    return authority
        .certificate(line.serial())
        .map(leaf ->
            new IssuedCertificate(
                Stream.concat(Stream.of(leaf), issuer).toList(),
                authority.root().certificate(),
                List.of()));
  }

  private static String hash(CertificateRequest request) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(request.encoded().toArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
