// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.util.List;
import java.util.Optional;

/**
 * The authority: what commands, the gateway's enrolment and later ACME ask for.
 *
 * <p>Safe for use by several threads, and by several nodes on one database. Blocks: never call it
 * on an event loop. A refusal is a return value; a failing database is a {@link
 * dev.signet.explain.FindingException}.
 */
public interface CertificateAuthority {
  /** The root that everything leads to. */
  Issuer root();

  /**
   * The root and every intermediate that has not expired, the current one before the retired ones.
   */
  List<Issuer> issuers();

  /** The authority at this moment. */
  CaStatus status();

  /** Issues a certificate, or says why not. */
  IssuanceResult issue(IssuanceRequest request);

  /**
   * Sees to it that the current intermediate may certify at least these names, by a new one with
   * the root's key where it must be. What earlier ones covered stays covered.
   */
  ScopeResult extend(NameScope scope);

  /** The newest lines of the issuance log. At most {@code limit}. */
  List<CertificateRecord> list(int limit);

  /** The log's line of a serial number, given in hexadecimal, colons and case as you like. */
  Optional<CertificateRecord> find(String serial);

  /** The newest line of the issuance log of something issued to a requester, where there is one. */
  Optional<CertificateRecord> issuedTo(String requester);

  /** The certificate of a serial number, where it was issued. */
  Optional<dev.signet.x509.Certificate> certificate(String serial);

  /** Revokes a certificate, for good. */
  RevocationResult revoke(RevocationRequest request);

  /** The log of what was done, its newest entries in their places. */
  TreeLog log();

  /** Looks through everything that was ever done and says what does not add up. Takes its time. */
  AuditReport audit();

  /**
   * The answer of an issuer's responder to an OCSPRequest in DER (RFC 6960); empty where there is
   * no such issuer, or it has no responder, for it is a root.
   */
  Optional<OcspReply> ocsp(String issuer, byte[] request);

  /**
   * The present CRL of an issuer in DER, made anew when needed; empty where there is no such issuer
   * or the root's key is away.
   */
  default Optional<RevocationList> crl(String issuer) {
    return crl(issuer, new CrlPart.Whole());
  }

  /** The same of a part of the list; empty also where there is no such part. */
  Optional<RevocationList> crl(String issuer, CrlPart part);
}
