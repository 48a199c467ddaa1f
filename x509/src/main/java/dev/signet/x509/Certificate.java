// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.SubjectAlternativeName;
import dev.signet.x509.crypto.VerifyProviders;
import dev.signet.x509.der.Bytes;
import dev.signet.x509.der.DerException;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An X.509 certificate (RFC 5280, 4.1), read by our own reader.
 *
 * <p>It reads certificates that the JDK refuses to read, so that what is wrong with them can be
 * said. An extension that cannot be read is {@link ExtensionContent.Malformed} and leaves the rest
 * readable. Immutable; equal by encoding.
 */
public final class Certificate {
  private final SignedBody signed;
  private final CertificateFields fields;
  private final Supplier<X509Certificate> bridge = new JdkBridge(this);

  private Certificate(SignedBody signed, CertificateFields fields) {
    this.signed = signed;
    this.fields = fields;
  }

  /**
   * Reads one certificate.
   *
   * @param der copied
   * @throws FindingException {@code certificate-malformed} with the offset and what is wrong there
   */
  public static Certificate read(byte[] der) {
    try {
      SignedBody signed = SignedBody.read(der);
      return new Certificate(signed, CertificateFields.read(signed.body()));
    } catch (DerException e) {
      throw Malformed.exception(X509Code.CERTIFICATE_MALFORMED, e);
    }
  }

  /**
   * Reads all certificates of a PEM file, or the single one of a DER file.
   *
   * @return at least one, in the order of the file
   * @throws FindingException {@code pem-block-missing}, {@code pem-malformed}, {@code
   *     certificate-malformed}
   */
  public static List<Certificate> readAll(byte[] pemOrDer) {
    return Pem.looksLikePem(pemOrDer)
        ? Pem.blocks(pemOrDer, Pem.CERTIFICATE).stream()
            .map(block -> read(block.content().toArray()))
            .toList()
        : List.of(read(pemOrDer));
  }

  /** Reads a certificate of the JCA anew. */
  public static Certificate of(X509Certificate certificate) {
    try {
      return read(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new FindingException(Finding.of(X509Code.CERTIFICATE_MALFORMED), e);
    }
  }

  /** The whole certificate in DER. */
  public Bytes encoded() {
    return signed.encoded();
  }

  /** The part that the issuer signed. */
  public Bytes toBeSigned() {
    return signed.body().encoded();
  }

  /** 1, 2 or 3; certificates of today are 3. */
  public int version() {
    return fields.version();
  }

  /**
   * The serial number; RFC 5280, 4.1.2.2 wants it positive and at most 20 bytes long, but others
   * exist.
   */
  public BigInteger serial() {
    return fields.serial();
  }

  /** The serial number as people compare it: hexadecimal pairs with colons between. */
  public String serialText() {
    return Bytes.of(fields.serial().toByteArray()).colonHex();
  }

  /** Who signed. */
  public DistinguishedName issuer() {
    return fields.issuer();
  }

  /** Who is certified; may be empty where an alternative name says it. */
  public DistinguishedName subject() {
    return fields.subject();
  }

  /** When it may be used. */
  public Validity validity() {
    return fields.validity();
  }

  /** The certified key. */
  public SubjectPublicKey key() {
    return fields.key();
  }

  /** How the issuer signed, as told outside the signed part. */
  public SignatureAlgorithm signatureAlgorithm() {
    return signed.algorithm();
  }

  /** How the issuer signed, as told within the signed part; RFC 5280, 4.1.2.3 wants both equal. */
  public SignatureAlgorithm signedAlgorithm() {
    return fields.algorithm();
  }

  /** The issuer's signature. */
  public Bytes signature() {
    return signed.signature();
  }

  /** The extensions in their order. */
  public List<Extension> extensions() {
    return fields.extensions();
  }

  /** What the first extension of a type says, where there is one that can be read. */
  public <T extends ExtensionContent> Optional<T> extension(Class<T> type) {
    // A loop, for every judgement of a path asks some fifty times.
    for (Extension extension : fields.extensions()) {
      if (type.isInstance(extension.content())) {
        return Optional.of(type.cast(extension.content()));
      }
    }
    return Optional.empty();
  }

  /** The subject's alternative names, none where the extension is absent. */
  public List<GeneralName> names() {
    return extension(SubjectAlternativeName.class)
        .map(SubjectAlternativeName::names)
        .orElse(List.of());
  }

  /** Whether it says that its subject is a certification authority. */
  public boolean isAuthority() {
    return extension(BasicConstraints.class).map(BasicConstraints::authority).orElse(false);
  }

  /**
   * Whether subject and issuer are the same name, which does not say that they are the same key.
   */
  public boolean isSelfIssued() {
    return subject().equals(issuer());
  }

  /** Whether it is self-issued and its own key made the signature. */
  public boolean isSelfSigned() {
    return isSelfIssued() && isSignedBy(key());
  }

  /** The issuer's signature together with what it is on. */
  public KeySignature keySignature() {
    return signed.keySignature();
  }

  /**
   * Whether a key made this certificate's signature; false also for keys and algorithms that are
   * not supported.
   */
  public boolean isSignedBy(SubjectPublicKey issuerKey) {
    return isSignedBy(issuerKey, VerifyProviders.fastest());
  }

  /** Whether a key made this certificate's signature, asked of providers of the caller's choice. */
  public boolean isSignedBy(SubjectPublicKey issuerKey, VerifyProviders providers) {
    return signed.isSignedBy(issuerKey, providers);
  }

  /** The SHA-256 hash of the whole certificate: what fingerprints are today. */
  public Bytes sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Bytes.of(digest.digest(signed.encoded().toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * The SHA-256 fingerprint as people compare it: upper-case hexadecimal pairs with colons between.
   */
  public String fingerprint() {
    return sha256().colonHex();
  }

  /** What to call the certificate in a sentence: its subject, else its first alternative name. */
  public String shortText() {
    return subject().isEmpty()
        ? names().stream().findFirst().map(GeneralName::value).orElse("(no name)")
        : subject().shortText();
  }

  /** The certificate as a PEM block. */
  public String toPem() {
    return Pem.write(Pem.CERTIFICATE, signed.encoded().toArray());
  }

  /**
   * The certificate for use with the JCA, made at the first call.
   *
   * @throws FindingException {@code certificate-refused-by-jdk} where the JDK's reader is stricter
   *     than ours
   */
  public X509Certificate toX509() {
    return bridge.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate that && encoded().equals(that.encoded());
  }

  @Override
  public int hashCode() {
    return encoded().hashCode();
  }

  /** The subject and the serial number. */
  @Override
  public String toString() {
    return "Certificate[" + shortText() + ", " + serialText() + "]";
  }

  /** Makes the JDK's certificate once; making it twice by a race is harmless. */
  private static final class JdkBridge implements Supplier<X509Certificate> {
    private final Certificate certificate;
    private volatile Optional<X509Certificate> made = Optional.empty();

    private JdkBridge(Certificate certificate) {
      this.certificate = certificate;
    }

    @Override
    public X509Certificate get() {
      if (made.isEmpty()) {
        made = Optional.of(make());
      }
      return made.orElseThrow();
    }

    private X509Certificate make() {
      try {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        ByteArrayInputStream in = new ByteArrayInputStream(certificate.encoded().toArray());
        return (X509Certificate) factory.generateCertificate(in);
      } catch (CertificateException | RuntimeException e) {
        // The JDK's reader lets unchecked exceptions of its parts through.
        throw new FindingException(
            Finding.about(X509Code.CERTIFICATE_REFUSED_BY_JDK)
                .subject(certificate.shortText())
                .found(String.valueOf(e.getMessage()))
                .build(),
            e);
      }
    }
  }
}
