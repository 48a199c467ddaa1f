// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CaCode;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CrlScope;
import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.IssuedCertificate;
import dev.signet.ca.Issuer;
import dev.signet.ca.Profile;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.ShardBook;
import dev.signet.ca.Signer;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Report;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extensions;

/** Issues certificates for everybody but issuers. */
public final class LeafIssuance {
  /** A request with {@code MAX_NAMES} long names and an RSA key of 4096 bits has some 28 KiB. */
  private static final int MAX_CSR_BYTES = 64 * 1024;

  /** Each try can meet one other node that starts just then. */
  private static final int MAX_TRIES = 3;

  private final CertificateLog log;
  private final SigningDesk desk;
  private final ShardBook shards;
  private final PublicAddresses addresses;
  private final InstantSource clock;

  /** Issues into a log, and parts certificates among lists. */
  public LeafIssuance(
      Parts parts, PublicAddresses addresses, SecureRandom random, InstantSource clock) {
    this.log = parts.log();
    this.desk = new SigningDesk(log, random);
    this.shards = parts.shards();
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * Where issuances are written down.
   *
   * @param log the issuances
   * @param shards the parts of the lists
   */
  public record Parts(CertificateLog log, ShardBook shards) {}

  /**
   * Who signs.
   *
   * @param issuer the current intermediate
   * @param signer its key
   * @param root the root above it
   */
  public record Authority(Issuer issuer, Signer signer, Issuer root) {}

  /** Issues a certificate, or says why not. */
  public IssuanceResult issue(IssuanceRequest request, Authority authority) {
    try {
      CertificateRequest csr = read(request.csr().toArray());
      Instant now = clock.instant();
      return switch (IssuancePolicy.judge(csr, request, authority.issuer(), now)) {
        case Judgement.Refused refused -> new IssuanceResult.Refused(refused.report());
        case Judgement.Granted granted ->
            issue(granted.grant(), purpose(request, authority, now), authority);
      };
    } catch (FindingException e) {
      return new IssuanceResult.Refused(Report.of(e.finding()));
    }
  }

  private IssuanceResult issue(Grant grant, StoredIntent.Purpose purpose, Authority authority) {
    Certificate issuer = authority.issuer().certificate();
    for (int i = 0; i < MAX_TRIES; i++) {
      SigningDesk.Signed signed = sign(grant, purpose, authority);
      CertificateLog.Conclusion conclusion =
          CertificateLog.Conclusion.issued(
              signed.serial(), signed.certificate().encoded(), clock.instant());
      if (log.conclude(conclusion)) {
        return new IssuanceResult.Issued(
            new IssuedCertificate(
                List.of(signed.certificate(), issuer),
                authority.root().certificate(),
                grant.notes()));
      }
    }
    return new IssuanceResult.Refused(Report.of(Finding.of(CaCode.ISSUANCE_ABANDONED)));
  }

  private SigningDesk.Signed sign(Grant grant, StoredIntent.Purpose purpose, Authority authority) {
    Signer signer = authority.signer();
    Certificate issuer = authority.issuer().certificate();
    return desk.sign(
        serial -> {
          Draft draft = draft(grant, serial, authority.issuer(), purpose.scope());
          byte[] tbs = draft.toBeSigned(signer.algorithm()).toArray();
          return Lint.leaf(tbs, signer.algorithm(), issuer, grant);
        },
        purpose,
        signer);
  }

  private Draft draft(Grant grant, SerialNumber serial, Issuer issuer, CrlScope scope) {
    Certificate certificate = issuer.certificate();
    return new Draft(
        serial,
        Draft.name(certificate.subject()),
        subject(grant.subject().commonName()),
        grant.subject().key(),
        new Draft.Rest(grant.validity(), extensions(grant, issuer, scope)));
  }

  private Extensions extensions(Grant grant, Issuer issuer, CrlScope scope) {
    boolean nameless = grant.subject().commonName().isEmpty();
    ExtensionSet set =
        new ExtensionSet()
            .endEntity()
            .purposes(grant.purposes())
            .names(grant.subject().names(), nameless)
            .key(grant.subject().key())
            .issuedBy(issuer.certificate());
    if (addresses.areKnown()) {
      set.listedAt(addresses.shardsOf(issuer.id()) + scope.shard())
          .answeredAt(addresses.ocspOf(issuer.id()), addresses.certificateOf(issuer.id()));
    } else if (grant.validity().length().compareTo(Profile.SHORT_LIVED) <= 0) {
      set.neverRevoked();
    }
    return set.build();
  }

  private static X500Name subject(String commonName) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    return commonName.isEmpty() ? builder.build() : builder.addRDN(BCStyle.CN, commonName).build();
  }

  /** A certificate that names no list is on the whole one. */
  private CrlScope scope(Issuer issuer) {
    return addresses.areKnown()
        ? shards.next(issuer.id(), addresses.shardsOf(issuer.id()))
        : CrlScope.whole(issuer.id());
  }

  private StoredIntent.Purpose purpose(IssuanceRequest request, Authority authority, Instant now) {
    return new StoredIntent.Purpose(
        scope(authority.issuer()), request.profile().name(), request.requester(), now);
  }

  private static CertificateRequest read(byte[] csr) {
    if (csr.length > MAX_CSR_BYTES) {
      throw Finding.about(CaCode.CSR_TOO_LARGE)
          .wanted(MAX_CSR_BYTES + " bytes")
          .found(csr.length + " bytes")
          .toException();
    }
    return CertificateRequest.readFile(csr);
  }
}
