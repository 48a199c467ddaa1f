// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.CertificateLog;
import dev.signet.ca.CrlScope;
import dev.signet.ca.Issuer;
import dev.signet.ca.KeyName;
import dev.signet.ca.ResponderStore;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Signer;
import dev.signet.x509.SubjectPublicKey;
import dev.signet.x509.Validity;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * Certifies those who sign OCSP responses, by the same steps as any other certificate.
 *
 * <p>Nobody asks whether such a certificate is revoked (RFC 6960, 4.2.2.2.1: id-pkix-ocsp-nocheck),
 * so that it lives for days and not for months.
 */
public final class ResponderIssuance {
  /** How long a key that got away can say "good" where no list is looked at. */
  public static final Duration LIFETIME = Duration.ofDays(14);

  /** As for issuers: what signs begins earlier than what it signs, and clocks differ. */
  private static final Duration BACKDATE = Duration.ofHours(1);

  private static final String REQUESTER = "authority";

  private final CertificateLog log;
  private final ResponderStore responders;
  private final SigningDesk desk;

  /** Certifies into a log and a store. */
  public ResponderIssuance(CertificateLog log, ResponderStore responders, SecureRandom random) {
    this.log = log;
    this.responders = responders;
    this.desk = new SigningDesk(log, random);
  }

  /**
   * Certifies a new responder of an issuer.
   *
   * @param signer the issuer's key
   * @param needed where another node has one that ends later, that one is used
   */
  public void issue(Issuer issuer, Signer signer, Instant needed, Instant now) {
    KeyPair pair = responders.createKey();
    SubjectPublicKey key = SubjectPublicKey.of(pair.getPublic());
    SigningDesk.Signed signed =
        desk.sign(
            serial -> {
              byte[] tbs = draft(serial, issuer, key, now).toBeSigned(signer.algorithm()).toArray();
              return Lint.responder(tbs, signer.algorithm(), issuer.certificate());
            },
            new StoredIntent.Purpose(CrlScope.whole(issuer.id()), "ocsp-signer", REQUESTER, now),
            signer);
    CertificateLog.Conclusion conclusion =
        CertificateLog.Conclusion.issued(signed.serial(), signed.certificate().encoded(), now);
    if (!responders.adopt(new ResponderStore.Adoption(issuer.id(), pair, needed, conclusion))) {
      log.conclude(
          CertificateLog.Conclusion.failed(signed.serial(), "another node was first", now));
    }
  }

  private static Draft draft(
      SerialNumber serial, Issuer issuer, SubjectPublicKey key, Instant now) {
    Extensions extensions =
        new ExtensionSet().responder().key(key).issuedBy(issuer.certificate()).build();
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    Instant end = issuer.certificate().validity().notAfter();
    Instant own = start.plus(LIFETIME);
    Validity life = new Validity(start.minus(BACKDATE), own.isBefore(end) ? own : end);
    return new Draft(
        serial,
        Draft.name(issuer.certificate().subject()),
        IssuerCeremony.name("Signet OCSP " + KeyName.brief(key)),
        key,
        new Draft.Rest(life, extensions));
  }
}
