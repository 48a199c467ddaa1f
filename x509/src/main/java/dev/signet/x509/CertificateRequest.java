// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import dev.signet.x509.der.DerReader;
import dev.signet.x509.der.DerTag;
import dev.signet.x509.der.DerValue;
import dev.signet.x509.der.Oid;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/**
 * A PKCS#10 certificate request (RFC 2986): a key, the names it wants, signed by that key.
 *
 * <p>To hold one means that the signature fits: the reader refuses others, so that nobody gets a
 * certificate for a key that is not theirs. Immutable; equal by encoding.
 */
public final class CertificateRequest {
  private static final Oid EXTENSION_REQUEST = new Oid("1.2.840.113549.1.9.14");

  private final SignedBody signed;
  private final DistinguishedName subject;
  private final SubjectPublicKey key;
  private final List<Extension> extensions;

  private CertificateRequest(
      SignedBody signed,
      DistinguishedName subject,
      SubjectPublicKey key,
      List<Extension> extensions) {
    this.signed = signed;
    this.subject = subject;
    this.key = key;
    this.extensions = extensions;
  }

  /**
   * Reads one request in DER and checks its signature.
   *
   * @throws FindingException {@code certificate-request-malformed}, {@code
   *     certificate-request-forged}, or that its key or algorithm is not supported
   */
  public static CertificateRequest read(byte[] der) {
    CertificateRequest request = parse(der.clone());
    request.key.toPublicKey();
    request.signed.algorithm().demandKnown();
    if (!request.signed.isSignedBy(request.key, VerifyProviders.fastest())) {
      throw Finding.about(X509Code.CERTIFICATE_REQUEST_FORGED)
          .subject(request.subject.shortText())
          .wanted("a signature by the key in the request (" + request.key.text() + ")")
          .found(request.signed.algorithm().text() + " that does not fit")
          .toException();
    }
    return request;
  }

  /**
   * Reads the first request of a PEM file, or that of a DER file.
   *
   * @throws FindingException as {@link #read} does, or {@code pem-block-missing}, {@code
   *     pem-malformed}
   */
  public static CertificateRequest readFile(byte[] pemOrDer) {
    if (!Pem.looksLikePem(pemOrDer)) {
      return read(pemOrDer);
    }
    List<Pem.Block> blocks =
        Pem.blocks(pemOrDer, Pem.CERTIFICATE_REQUEST, Pem.NEW_CERTIFICATE_REQUEST);
    return read(blocks.getFirst().content().toArray());
  }

  private static CertificateRequest parse(byte[] der) {
    try {
      SignedBody signed = SignedBody.read(der);
      DerReader reader = signed.body().sequence();
      DerValue version = reader.next(DerTag.INTEGER);
      if (version.implicitSmallInteger() != 0) {
        throw new DerException(version.offset(), "a version other than 1");
      }
      DistinguishedName subject = DistinguishedName.read(reader.next(DerTag.SEQUENCE));
      SubjectPublicKey key = SubjectPublicKey.read(reader.next(DerTag.SEQUENCE));
      // RFC 2986, 4.1 has the attributes mandatory, but some senders leave an empty set out.
      List<Extension> extensions =
          reader
              .optional(DerTag.contextConstructed(0))
              .map(CertificateRequest::wanted)
              .orElse(List.of());
      reader.end();
      return new CertificateRequest(signed, subject, key, extensions);
    } catch (DerException e) {
      throw Malformed.exception(X509Code.CERTIFICATE_REQUEST_MALFORMED, e);
    }
  }

  private static List<Extension> wanted(DerValue attributes) {
    DerReader reader = attributes.inside();
    List<Extension> extensions = List.of();
    while (reader.hasNext()) {
      DerReader attribute = reader.next(DerTag.SEQUENCE).inside();
      Oid type = attribute.next(DerTag.OBJECT_IDENTIFIER).oid();
      DerReader values = attribute.next(DerTag.SET).inside();
      attribute.end();
      if (type.equals(EXTENSION_REQUEST)) {
        extensions = ExtensionReader.readAll(values.next(DerTag.SEQUENCE));
        values.end();
      }
    }
    return extensions;
  }

  /**
   * Makes a request for alternative names and signs it with the key to be certified, which stays
   * here.
   *
   * @param commonName the subject's only part, or empty for an empty subject, which is enough where
   *     names are given
   * @throws FindingException {@code key-unsupported}, or {@code host-name-malformed} where a name
   *     is not ASCII
   */
  public static CertificateRequest create(
      KeyPair keys, String commonName, List<GeneralName> names) {
    return read(RequestWriter.write(keys, commonName, names));
  }

  /** The whole request in DER. */
  public Bytes encoded() {
    return signed.encoded();
  }

  /** The subject that it asks for; often empty. */
  public DistinguishedName subject() {
    return subject;
  }

  /** The key to be certified, which made the signature. */
  public SubjectPublicKey key() {
    return key;
  }

  /** How it is signed. */
  public SignatureAlgorithm signatureAlgorithm() {
    return signed.algorithm();
  }

  /** The extensions that it asks for (RFC 2985, 5.4.2). */
  public List<Extension> extensions() {
    return extensions;
  }

  /** What the first wanted extension of a type says, where there is one that can be read. */
  public <T extends ExtensionContent> Optional<T> extension(Class<T> type) {
    return extensions.stream()
        .map(Extension::content)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** The alternative names that it asks for. */
  public List<GeneralName> names() {
    return extension(SubjectAlternativeName.class)
        .map(SubjectAlternativeName::names)
        .orElse(List.of());
  }

  /** The request as a PEM block. */
  public String toPem() {
    return Pem.write(Pem.CERTIFICATE_REQUEST, signed.encoded().toArray());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateRequest that && encoded().equals(that.encoded());
  }

  @Override
  public int hashCode() {
    return encoded().hashCode();
  }

  /** The subject and the key. */
  @Override
  public String toString() {
    return "CertificateRequest[" + subject + ", " + key + "]";
  }
}
