// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What an extension says, one record per type (RFC 5280, 4.2.1 and 4.2.2, and later RFCs). */
public sealed interface ExtensionContent {
  /**
   * The names of the subject (4.2.1.6): the only ones that TLS clients look at.
   *
   * @param names at least one
   */
  record SubjectAlternativeName(List<GeneralName> names) implements ExtensionContent {}

  /**
   * Further names of the issuer (4.2.1.7).
   *
   * @param names at least one
   */
  record IssuerAlternativeName(List<GeneralName> names) implements ExtensionContent {}

  /**
   * Whether the subject is a certification authority (4.2.1.9).
   *
   * @param authority whether it may sign certificates
   * @param pathLength how many intermediates may follow below it; empty for any number
   */
  record BasicConstraints(boolean authority, OptionalInt pathLength) implements ExtensionContent {}

  /**
   * What the key may be used for (4.2.1.3).
   *
   * @param uses the bits that are set
   */
  record KeyUsage(Set<KeyUse> uses) implements ExtensionContent {}

  /**
   * The purposes that the certificate serves (4.2.1.12).
   *
   * @param purposes at least one
   */
  record ExtendedKeyUsage(List<Oid> purposes) implements ExtensionContent {
    /** TLS server, id-kp-serverAuth. */
    public static final Oid SERVER = new Oid("1.3.6.1.5.5.7.3.1");

    /** TLS client, id-kp-clientAuth. */
    public static final Oid CLIENT = new Oid("1.3.6.1.5.5.7.3.2");

    /** Answering for the revocation of an authority's certificates, id-kp-OCSPSigning. */
    public static final Oid OCSP_SIGNING = new Oid("1.3.6.1.5.5.7.3.9");

    /** Any purpose, anyExtendedKeyUsage. */
    public static final Oid ANY = new Oid("2.5.29.37.0");

    /** The purposes as people call them. */
    public List<String> texts() {
      return purposes.stream().map(OidNames::purpose).toList();
    }
  }

  /**
   * The names that an authority may certify (4.2.1.10).
   *
   * @param permitted where one of a form is listed, names of that form must lie within one
   * @param excluded no name may lie within one
   */
  record NameConstraints(List<GeneralName> permitted, List<GeneralName> excluded)
      implements ExtensionContent {}

  /**
   * A short name for the subject's key (4.2.1.2).
   *
   * @param identifier usually a hash of the key
   */
  record SubjectKeyIdentifier(Bytes identifier) implements ExtensionContent {}

  /**
   * Which of the issuer's keys signed (4.2.1.1).
   *
   * @param identifier the issuer's subject key identifier, or no bytes where it is absent
   * @param issuer the names of the issuer's issuer, seldom there
   * @param serial the issuer's serial number in decimal, or empty
   */
  record AuthorityKeyIdentifier(Bytes identifier, List<GeneralName> issuer, String serial)
      implements ExtensionContent {}

  /**
   * Where the issuer's revocation lists are (4.2.1.13).
   *
   * @param points at least one
   */
  record CrlDistributionPoints(List<DistributionPoint> points) implements ExtensionContent {
    /** The names of all lists, nearly always http addresses. */
    public List<GeneralName> names() {
      return points.stream().flatMap(point -> point.places().stream()).toList();
    }
  }

  /**
   * Where the lists of what has changed since the last full one are (4.2.1.15).
   *
   * @param points at least one
   */
  record FreshestCrl(List<DistributionPoint> points) implements ExtensionContent {}

  /**
   * Where to ask about and fetch the issuer (4.2.2.1).
   *
   * @param ocsp places of OCSP responders
   * @param issuers places of the issuer's certificate
   * @param others places of other services
   */
  record AuthorityInformationAccess(
      List<GeneralName> ocsp, List<GeneralName> issuers, List<GeneralName> others)
      implements ExtensionContent {}

  /**
   * The policies under which the certificate was issued (4.2.1.4).
   *
   * @param policies their identifiers
   */
  record CertificatePolicies(List<Oid> policies) implements ExtensionContent {}

  /**
   * Policies of the issuer that equal policies of the subject (4.2.1.5).
   *
   * @param pairs each of an issuer's and a subject's policy
   */
  record PolicyMappings(List<PolicyPair> pairs) implements ExtensionContent {}

  /**
   * Two policies that mean the same.
   *
   * @param issuer in the issuer's domain
   * @param subject in the subject's domain
   */
  record PolicyPair(Oid issuer, Oid subject) {}

  /**
   * From where on policies are demanded or not mapped (4.2.1.11).
   *
   * @param requireExplicit after how many certificates a policy is required
   * @param inhibitMapping after how many certificates mapping is forbidden
   */
  record PolicyConstraints(OptionalInt requireExplicit, OptionalInt inhibitMapping)
      implements ExtensionContent {}

  /**
   * From where on the special policy "any" counts no longer (4.2.1.14).
   *
   * @param skip after how many certificates
   */
  record InhibitAnyPolicy(int skip) implements ExtensionContent {}

  /**
   * No revocation information will ever be given, because the certificate is short-lived (RFC
   * 9608).
   */
  record NoRevocationAvailable() implements ExtensionContent {}

  /**
   * TLS extensions that the server must support (RFC 7633); number 5, status_request, is
   * "must-staple".
   *
   * @param features numbers of TLS extensions
   */
  record TlsFeatures(List<Integer> features) implements ExtensionContent {
    /** The number of status_request. */
    public static final int STATUS_REQUEST = 5;
  }

  /**
   * Receipts of public certificate logs (RFC 6962, 3.3).
   *
   * @param timestamps one per log
   */
  record SignedTimestamps(List<LogTimestamp> timestamps) implements ExtensionContent {}

  /**
   * A receipt of one certificate log.
   *
   * @param logId the log's identifier
   * @param time when the log saw the certificate
   */
  record LogTimestamp(Bytes logId, Instant time) {}

  /**
   * The number of a revocation list (5.2.3), which only rises.
   *
   * @param number the number
   */
  record CrlNumber(BigInteger number) implements ExtensionContent {}

  /**
   * In a list: it tells only what has changed since the list with a number (5.2.4).
   *
   * @param base the number of the full list
   */
  record DeltaCrlIndicator(BigInteger base) implements ExtensionContent {}

  /**
   * In a list: for which certificates and reasons it speaks (5.2.5).
   *
   * @param name the list's name
   * @param scope for which certificates
   * @param reasons for which reasons; empty for all
   * @param indirect whether it also has certificates of other issuers
   */
  record IssuingDistributionPoint(
      Optional<DistributionPoint.Name> name,
      CrlScope scope,
      Set<RevocationReason> reasons,
      boolean indirect)
      implements ExtensionContent {}

  /** For which certificates a list speaks. */
  enum CrlScope {
    /** For all of its issuer's. */
    ALL,
    /** For those of end entities alone. */
    END_ENTITIES,
    /** For those of authorities alone. */
    AUTHORITIES,
    /** For attribute certificates alone. */
    ATTRIBUTES,
    /** More than one of the flags that exclude each other: for none. */
    CONTRADICTORY
  }

  /**
   * In an entry of a list: why it is there (5.3.1).
   *
   * @param reason the reason
   */
  record EntryReason(RevocationReason reason) implements ExtensionContent {}

  /**
   * In an entry of a list: since when the key is presumed to be in the wrong hands (5.3.2).
   *
   * @param moment the presumed moment
   */
  record InvalidityDate(Instant moment) implements ExtensionContent {}

  /**
   * In an entry of an indirect list: whose certificate this entry and those behind it are (5.3.3).
   *
   * @param names of the certificate's issuer
   */
  record CertificateIssuer(List<GeneralName> names) implements ExtensionContent {}

  /** The bearer answers for the revocation of others and is not to be looked up (RFC 6960). */
  record OcspNoCheck() implements ExtensionContent {}

  /** An extension of a type that this program does not know. */
  record Unknown() implements ExtensionContent {}

  /**
   * An extension of a known type whose content breaks the type's rules.
   *
   * @param problem what is wrong, a phrase without a full stop
   */
  record Malformed(String problem) implements ExtensionContent {}
}
