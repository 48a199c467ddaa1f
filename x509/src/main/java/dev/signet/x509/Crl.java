// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.FindingException;
import dev.signet.x509.ExtensionContent.CrlNumber;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A certificate revocation list (RFC 5280, 5): serial numbers that an issuer no longer stands
 * behind.
 *
 * <p>Reading does not check the signature; {@link #isSignedBy} does. Immutable.
 */
public final class Crl {
  private final SignedBody signed;
  private final DistinguishedName issuer;
  private final Instant thisUpdate;
  private final Optional<Instant> nextUpdate;
  private final SequencedMap<BigInteger, Instant> revoked;
  private final List<Extension> extensions;

  private Crl(SignedBody signed, Reading reading) {
    this.signed = signed;
    this.issuer = reading.issuer;
    this.thisUpdate = reading.thisUpdate;
    this.nextUpdate = reading.nextUpdate;
    this.revoked = reading.revoked;
    this.extensions = reading.extensions;
  }

  /**
   * Reads a list in DER.
   *
   * @throws FindingException {@code crl-malformed}
   */
  public static Crl read(byte[] der) {
    try {
      SignedBody signed = SignedBody.read(der.clone());
      return new Crl(signed, new Reading(signed.body().sequence()));
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
    return issuer;
  }

  /** When it was made. */
  public Instant thisUpdate() {
    return thisUpdate;
  }

  /** By when the next one will be there. */
  public Optional<Instant> nextUpdate() {
    return nextUpdate;
  }

  /** The revoked serial numbers with their dates, in the order of the list. */
  public Map<BigInteger, Instant> revoked() {
    return java.util.Collections.unmodifiableMap(revoked);
  }

  /** Whether a certificate of this issuer is on the list. */
  public boolean revokes(Certificate certificate) {
    return certificate.issuer().equals(issuer) && revoked.containsKey(certificate.serial());
  }

  /** The list's number, which only rises (5.2.3). */
  public Optional<BigInteger> number() {
    return extensions.stream()
        .map(Extension::content)
        .filter(CrlNumber.class::isInstance)
        .map(content -> ((CrlNumber) content).number())
        .findFirst();
  }

  /** The extensions of the list. */
  public List<Extension> extensions() {
    return extensions;
  }

  /** How it is signed. */
  public SignatureAlgorithm signatureAlgorithm() {
    return signed.algorithm();
  }

  /**
   * Whether a key made the signature; false also for keys and algorithms that are not supported.
   */
  public boolean isSignedBy(SubjectPublicKey key) {
    try {
      return signed.isSignedBy(key);
    } catch (FindingException unsupported) {
      return false;
    }
  }

  /** The TBSCertList of 5.1.2. */
  private static final class Reading {
    private final DistinguishedName issuer;
    private final Instant thisUpdate;
    private final Optional<Instant> nextUpdate;
    private final SequencedMap<BigInteger, Instant> revoked = new LinkedHashMap<>();
    private final List<Extension> extensions;

    private Reading(DerReader reader) {
      reader.optional(DerTag.INTEGER).ifPresent(Reading::demandVersion2);
      SignatureAlgorithm.read(reader.next(DerTag.SEQUENCE));
      issuer = DistinguishedName.read(reader.next(DerTag.SEQUENCE));
      thisUpdate = reader.next().time();
      Optional<DerValue> next = reader.optional(DerTag.UTC_TIME);
      nextUpdate =
          (next.isPresent() ? next : reader.optional(DerTag.GENERALIZED_TIME)).map(DerValue::time);
      reader.optional(DerTag.SEQUENCE).ifPresent(this::readEntries);
      List<Extension> read = new ArrayList<>();
      reader
          .optional(DerTag.contextConstructed(0))
          .ifPresent(tagged ->
              read.addAll(ExtensionReader.readAll(tagged.inside().next(DerTag.SEQUENCE))));
      extensions = List.copyOf(read);
      reader.end();
    }

    private static void demandVersion2(DerValue version) {
      if (version.implicitSmallInteger() != 1) {
        throw new DerException(version.offset(), "a version other than 2");
      }
    }

    private void readEntries(DerValue list) {
      DerReader reader = list.inside();
      while (reader.hasNext()) {
        DerReader entry = reader.next(DerTag.SEQUENCE).inside();
        BigInteger serial = entry.next(DerTag.INTEGER).integer();
        revoked.put(serial, entry.next().time());
        entry.optional(DerTag.SEQUENCE).ifPresent(ExtensionReader::readAll);
        entry.end();
      }
    }
  }
}
