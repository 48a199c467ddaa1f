// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.register;

import dev.signet.ca.CertificateAuthority;
import dev.signet.ca.CertificateRecord;
import dev.signet.ca.RevocationReason;
import dev.signet.ca.RevocationRequest;
import dev.signet.ca.RevocationResult;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.CertificateRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.AuthorityKeyIdentifier;
import dev.signet.x509.GeneralName;
import dev.signet.x509.der.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Revokes certificates for those who may, and says when to renew them. */
public final class CertificateDesk implements CertificateRegister {
  /** What a subscriber can know of. */
  private static final Set<RevocationReason> REASONS =
      EnumSet.of(
          RevocationReason.UNSPECIFIED,
          RevocationReason.KEY_COMPROMISE,
          RevocationReason.AFFILIATION_CHANGED,
          RevocationReason.SUPERSEDED,
          RevocationReason.CESSATION_OF_OPERATION);

  /** The window to renew lies around two thirds of a life. */
  private static final int WINDOW_STARTS = 64;

  private static final int WINDOW_ENDS = 70;
  private static final int PERCENT = 100;

  private final CertificateAuthority authority;
  private final AcmeStore store;
  private final InstantSource clock;

  /** A desk before an authority and a store. */
  public CertificateDesk(CertificateAuthority authority, AcmeStore store, InstantSource clock) {
    this.authority = authority;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void revoke(Requester requester, Bytes encoded, long reason) {
    Certificate certificate = known(encoded);
    String serial = new SerialNumber(certificate.serial()).hex();
    requireRight(requester, certificate, serial);
    RevocationReason why = reason(requester, serial, reason);
    RevocationResult result = authority.revoke(new RevocationRequest(serial, why, name(requester)));
    if (result instanceof RevocationResult.Refused(Finding finding)) {
      throw finding.code().equals(dev.signet.ca.CaCode.REVOKED_ALREADY)
          ? Finding.about(AcmeCode.REVOCATION_REPEATED).subject(serial).toException()
          : new FindingException(finding);
    }
  }

  /**
   * That a key is in other hands is said by its holder and by who ordered the certificate alone: it
   * is never certified again, and who has a name today must not take another's key away.
   */
  private RevocationReason reason(Requester requester, String serial, long reason) {
    boolean owns =
        switch (requester) {
          case Requester.Holder _ -> true;
          case Requester.Account(AcmeAccount account) -> ordered(account, serial);
        };
    return RevocationReason.numbered(reason)
        .filter(REASONS::contains)
        .filter(why -> owns || why != RevocationReason.KEY_COMPROMISE)
        .orElseThrow(() ->
            Finding.about(AcmeCode.REVOCATION_REASON_REFUSED)
                .wanted(owns ? "0, 1, 3, 4 or 5" : "0, 3, 4 or 5 from who did not order it")
                .found(Long.toString(reason))
                .toException());
  }

  private boolean ordered(AcmeAccount account, String serial) {
    return store.subscriber(serial).filter(account.id()::equals).isPresent();
  }

  @Override
  public RenewalWindow renewal(String authorityKey, String serial) {
    CertificateRecord line = authority.find(serial).orElseThrow(CertificateDesk::unknown);
    Certificate certificate = authority.certificate(serial).orElseThrow(CertificateDesk::unknown);
    boolean same =
        certificate
            .extension(AuthorityKeyIdentifier.class)
            .map(AuthorityKeyIdentifier::identifier)
            .map(Bytes::hex)
            .filter(authorityKey::equals)
            .isPresent();
    if (!same) {
      throw unknown();
    }
    Instant now = clock.instant();
    Instant start = certificate.validity().notBefore();
    Duration life = Duration.between(start, certificate.validity().notAfter());
    RenewalWindow usual =
        new RenewalWindow(at(start, life, WINDOW_STARTS), at(start, life, WINDOW_ENDS));
    // RFC 9773, 4.2: a window in the past says "now"; a revoked certificate cannot wait.
    boolean urgent = line.revocation() != null || !isIssuerSound(line);
    return urgent ? new RenewalWindow(now.minus(life.dividedBy(PERCENT)), now) : usual;
  }

  private boolean isIssuerSound(CertificateRecord line) {
    return authority.issuers().stream()
        .filter(issuer -> issuer.id().equals(line.issuer()))
        .map(issuer -> authority.find(new SerialNumber(issuer.certificate().serial()).hex()))
        .flatMap(Optional::stream)
        .anyMatch(issuer -> issuer.revocation() == null);
  }

  private static Instant at(Instant start, Duration life, int percent) {
    return start.plus(life.multipliedBy(percent).dividedBy(PERCENT));
  }

  private Certificate known(Bytes encoded) {
    Certificate sent;
    try {
      sent = Certificate.read(encoded.toArray());
    } catch (FindingException e) {
      throw unknown();
    }
    return authority
        .certificate(new SerialNumber(sent.serial()).hex())
        .filter(sent::equals)
        .orElseThrow(CertificateDesk::unknown);
  }

  /** RFC 8555, 7.6: the account that ordered it, one that holds all its names, or its key. */
  private void requireRight(Requester requester, Certificate certificate, String serial) {
    boolean may =
        switch (requester) {
          case Requester.Holder(var key) -> key.publicKey().equals(certificate.key());
          case Requester.Account(AcmeAccount account) ->
              ordered(account, serial)
                  || certificate.names().stream().allMatch(name -> holds(account, name));
        };
    if (!may) {
      throw Finding.about(AcmeCode.REVOCATION_UNAUTHORIZED).subject(serial).toException();
    }
  }

  private boolean holds(AcmeAccount account, GeneralName name) {
    return AcmeIdentifier.of(name)
        .map(AcmeAuthorization.Subject::of)
        .flatMap(subject -> store.proven(account.id(), subject, clock.instant()))
        .isPresent();
  }

  private static String name(Requester requester) {
    return switch (requester) {
      case Requester.Account(AcmeAccount account) -> "acme account " + account.id();
      case Requester.Holder _ -> "the certificate's key";
    };
  }

  private static FindingException unknown() {
    return new FindingException(Finding.of(AcmeCode.REVOCATION_CERTIFICATE_UNKNOWN));
  }
}
