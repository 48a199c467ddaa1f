// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.DerWriter;
import dev.signet.x509.der.Oid;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;

/**
 * What OCSP calls a certificate by: hashes of its issuer's name and key, and its number (RFC 6960,
 * 4.1.1, CertID).
 *
 * @param hash the hash algorithm
 * @param issuerName the hash of the issuer's name
 * @param issuerKey the hash of the issuer's key
 * @param serial the certificate's number
 */
public record OcspCertificateId(Oid hash, Bytes issuerName, Bytes issuerKey, BigInteger serial) {
  /**
   * All responders know SHA-1 (RFC 5019, 2.1.1); it is a label here and protects nothing, for the
   * signature is on the label.
   */
  private static final Oid SHA1 = new Oid("1.3.14.3.2.26");

  private static final Map<Oid, String> DIGESTS =
      Map.of(
          SHA1,
          "SHA-1",
          new Oid("2.16.840.1.101.3.4.2.1"),
          "SHA-256",
          new Oid("2.16.840.1.101.3.4.2.2"),
          "SHA-384",
          new Oid("2.16.840.1.101.3.4.2.3"),
          "SHA-512");

  static OcspCertificateId read(DerValue value) {
    DerReader reader = value.sequence();
    DerReader algorithm = reader.next(DerTag.SEQUENCE).inside();
    Oid hash = algorithm.next(DerTag.OBJECT_IDENTIFIER).oid();
    Bytes name = reader.next(DerTag.OCTET_STRING).octets();
    Bytes key = reader.next(DerTag.OCTET_STRING).octets();
    BigInteger serial = reader.next(DerTag.INTEGER).integer();
    reader.end();
    return new OcspCertificateId(hash, name, key, serial);
  }

  /** The identifier by which a request asks. */
  static OcspCertificateId of(Certificate certificate, Certificate issuer) {
    return of(SHA1, certificate, issuer).orElseThrow();
  }

  /** Whether a certificate of an issuer is meant. */
  public boolean fits(Certificate certificate, Certificate issuer) {
    return serial.equals(certificate.serial())
        && of(hash, certificate, issuer).filter(this::equals).isPresent();
  }

  /** Whether a certificate of this issuer is meant, whichever. */
  public boolean isOf(Certificate issuer) {
    String name = DIGESTS.get(hash);
    return name != null
        && issuerName.equals(digest(name, issuer.subject().encoded()))
        && issuerKey.equals(digest(name, issuer.key().bitString()));
  }

  /** Writes a CertID. */
  void write(DerWriter writer) {
    writer.sequence(id ->
        id.sequence(algorithm -> algorithm.oid(hash).primitive(DerTag.NULL, new byte[0]))
            .octets(issuerName.toArray())
            .octets(issuerKey.toArray())
            .integer(serial));
  }

  private static Optional<OcspCertificateId> of(
      Oid hash, Certificate certificate, Certificate issuer) {
    return Optional.ofNullable(DIGESTS.get(hash))
        .map(name ->
            new OcspCertificateId(
                hash,
                digest(name, certificate.issuer().encoded()),
                digest(name, issuer.key().bitString()),
                certificate.serial()));
  }

  static Bytes digest(String name, Bytes content) {
    try {
      return Bytes.of(MessageDigest.getInstance(name).digest(content.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + name, e);
    }
  }
}
