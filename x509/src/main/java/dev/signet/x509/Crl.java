// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.FindingException;
import dev.signet.x509.ExtensionContent.CrlNumber;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate revocation list (RFC 5280, 5): serial numbers that an issuer no longer stands
 * behind.
 *
 * <p>Reading does not check the signature; {@link #isSignedBy} does. Immutable.
 */
public final class Crl {
  private final SignedBody signed;
  private final CrlFields fields;

  private Crl(SignedBody signed, CrlFields fields) {
    this.signed = signed;
    this.fields = fields;
  }

  /**
   * Reads a list in DER.
   *
   * @throws FindingException {@code crl-malformed}
   */
  public static Crl read(byte[] der) {
    try {
      SignedBody signed = SignedBody.read(der);
      return new Crl(signed, CrlFields.read(signed.body()));
    } catch (DerException e) {
      throw Malformed.exception(X509Code.CRL_MALFORMED, e);
    }
  }

  /**
   * Reads the first list of a PEM file, or that of a DER file.
   *
   * @throws FindingException {@code crl-malformed}, {@code pem-block-missing}, {@code
   *     pem-malformed}
   */
  public static Crl readFile(byte[] pemOrDer) {
    return Pem.looksLikePem(pemOrDer)
        ? read(Pem.blocks(pemOrDer, Pem.CRL).getFirst().content().toArray())
        : read(pemOrDer);
  }

  /** The whole list in DER. */
  public Bytes encoded() {
    return signed.encoded();
  }

  /** Who revokes. */
  public DistinguishedName issuer() {
    return fields.issuer();
  }

  /** When it was made. */
  public Instant thisUpdate() {
    return fields.thisUpdate();
  }

  /** By when the next one will be there. */
  public Optional<Instant> nextUpdate() {
    return fields.nextUpdate();
  }

  /** The entries of the list's own issuer by serial number, in the order of the list. */
  public Map<BigInteger, RevokedCertificate> revoked() {
    return fields.entries().own();
  }

  /** The entry of one certificate, which indirect lists may have of any issuer (5.3.3). */
  public Optional<RevokedCertificate> entryOf(Certificate certificate) {
    return fields.entries().find(certificate.issuer(), certificate.serial());
  }

  /** Whether a certificate is on the list. */
  public boolean revokes(Certificate certificate) {
    return entryOf(certificate).isPresent();
  }

  /** Whether an entry names its certificate's issuer, which only indirect lists may do. */
  public boolean namesIssuers() {
    return fields.entries().hasIssuers();
  }

  /**
   * Whether an entry has a critical extension that is unknown or malformed; such a list MUST NOT be
   * used (5.3).
   */
  public boolean hasUnreadableEntries() {
    return fields.entries().hasUnreadable();
  }

  /** The list's number, which only rises (5.2.3). */
  public Optional<BigInteger> number() {
    return extension(CrlNumber.class).map(CrlNumber::number);
  }

  /** What the first extension of a type says, where there is one that can be read. */
  public <T extends ExtensionContent> Optional<T> extension(Class<T> type) {
    return fields.extensions().stream()
        .map(Extension::content)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** The extensions of the list. */
  public List<Extension> extensions() {
    return fields.extensions();
  }

  /** How it is signed, as told within the signed part; RFC 5280, 5.1.2.2 wants both equal. */
  public SignatureAlgorithm signedAlgorithm() {
    return fields.algorithm();
  }

  /** How it is signed. */
  public SignatureAlgorithm signatureAlgorithm() {
    return signed.algorithm();
  }

  /** The signature together with what it is on. */
  public KeySignature keySignature() {
    return signed.keySignature();
  }

  /**
   * Whether a key made the signature; false also for keys and algorithms that are not supported.
   */
  public boolean isSignedBy(SubjectPublicKey key) {
    return isSignedBy(key, VerifyProviders.fastest());
  }

  /** Whether a key made the signature, asked of providers of the caller's choice. */
  public boolean isSignedBy(SubjectPublicKey key, VerifyProviders providers) {
    return signed.isSignedBy(key, providers);
  }
}
