// SPDX-License-Identifier: Apache-2.0
package dev.signet.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate in the making, with a knob for everything that tests want right or wrong.
 *
 * <p>Nothing is checked: a draft becomes exactly the certificate that it describes, however wrong.
 * Drafts change in place and are for one use by one thread.
 */
public final class CertificateDraft {
  private static final Duration BACKDATED = Duration.ofHours(1);
  private static final Duration LIFETIME = Duration.ofDays(30);

  private final X500Name subject;
  private final List<GeneralName> names = new ArrayList<>();
  private final List<GeneralSubtree> permitted = new ArrayList<>();
  private final List<GeneralSubtree> excluded = new ArrayList<>();
  private final List<Extension> more = new ArrayList<>();
  private final SecureRandom random = new SecureRandom();
  private BigInteger serial = new BigInteger(127, random).setBit(126);
  private Instant notBefore;
  private Instant notAfter;
  private KeyPair keys;
  private @Nullable String signature;
  private @Nullable BasicConstraints constraints;
  private boolean namesCritical;
  private int uses;
  private List<String> purposes = List.of();

  private CertificateDraft(X500Name subject, Instant now) {
    this.subject = subject;
    this.notBefore = now.minus(BACKDATED);
    this.notAfter = now.plus(LIFETIME);
    this.keys = KeyType.P256.generate();
  }

  /**
   * A draft with a P-256 key, valid from an hour ago for 30 days.
   *
   * @param subject in the form {@code CN=name,O=organisation}; empty for no subject
   */
  public static CertificateDraft of(String subject, Instant now) {
    return new CertificateDraft(new X500Name(subject), now);
  }

  /** Adds host names and IP addresses. */
  public CertificateDraft hosts(String... hosts) {
    for (String host : hosts) {
      names.add(hostName(host));
    }
    return this;
  }

  /** Adds a name of any kind, numbered as in RFC 5280: 1 e-mail, 2 DNS, 6 URI, 7 IP. */
  public CertificateDraft name(int kind, String value) {
    names.add(new GeneralName(kind, value));
    return this;
  }

  /** Marks the alternative names critical, as RFC 5280 wants it where the subject is empty. */
  public CertificateDraft namesCritical() {
    namesCritical = true;
    return this;
  }

  /** Makes it an authority with any number of intermediates below, and the usual key uses. */
  public CertificateDraft authority() {
    constraints = new BasicConstraints(true);
    uses = KeyUsage.keyCertSign | KeyUsage.cRLSign;
    return this;
  }

  /** Makes it an authority with a bounded number of intermediates below, and the usual key uses. */
  public CertificateDraft authority(int pathLength) {
    authority();
    constraints = new BasicConstraints(pathLength);
    return this;
  }

  /** Says explicitly that it is no authority. */
  public CertificateDraft notAuthority() {
    constraints = new BasicConstraints(false);
    return this;
  }

  /**
   * Sets the key uses, as bits of {@code org.bouncycastle.asn1.x509.KeyUsage}; 0 leaves the
   * extension out.
   */
  public CertificateDraft keyUsage(int bits) {
    uses = bits;
    return this;
  }

  /** Sets the purposes by object identifier; none leaves the extension out. */
  public CertificateDraft purposes(String... oids) {
    purposes = List.of(oids);
    return this;
  }

  /** Permits host names or IP ranges below this authority. */
  public CertificateDraft permit(String... hosts) {
    Arrays.stream(hosts).map(CertificateDraft::subtree).forEach(permitted::add);
    return this;
  }

  /** Excludes host names or IP ranges below this authority. */
  public CertificateDraft exclude(String... hosts) {
    Arrays.stream(hosts).map(CertificateDraft::subtree).forEach(excluded::add);
    return this;
  }

  /** Sets both ends of the validity. */
  public CertificateDraft validity(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  /** Sets the serial number. */
  public CertificateDraft serial(BigInteger number) {
    serial = number;
    return this;
  }

  /** Makes a new key of a kind. */
  public CertificateDraft key(KeyType type) {
    return key(type.generate());
  }

  /** Certifies a key that exists. */
  public CertificateDraft key(KeyPair pair) {
    keys = pair;
    return this;
  }

  /**
   * Signs with another algorithm than is usual for the issuer's key, for instance {@code
   * SHA1withECDSA}.
   */
  public CertificateDraft signature(String algorithm) {
    signature = algorithm;
    return this;
  }

  /**
   * Adds an extension whose content is given in DER, or not even that, in place of one of the same
   * kind that was given so before.
   */
  public CertificateDraft extension(String oid, boolean critical, byte[] content) {
    ASN1ObjectIdentifier kind = new ASN1ObjectIdentifier(oid);
    more.removeIf(given -> given.getExtnId().equals(kind));
    more.add(new Extension(kind, critical, content));
    return this;
  }

  /** Signs with its own key. */
  public TestIdentity selfSigned() {
    return sign(subject, keys, null);
  }

  /** Lets an authority sign. */
  public TestIdentity issuedBy(TestIdentity issuer) {
    X500Name name =
        X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
    return sign(name, issuer.keys(), issuer);
  }

  private TestIdentity sign(
      X500Name issuerName, KeyPair issuerKeys, @Nullable TestIdentity issuer) {
    try {
      SubjectPublicKeyInfo key = info(keys);
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuerName, serial, Date.from(notBefore), Date.from(notAfter), subject, key);
      addConstraints(builder);
      addNames(builder);
      addKeyIdentifiers(builder, key, info(issuerKeys));
      for (Extension extension : more) {
        builder.addExtension(extension);
      }
      String algorithm = signature == null ? KeyType.signatureFor(issuerKeys) : signature;
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder(algorithm).build(issuerKeys.getPrivate()))
              .getEncoded();
      return new TestIdentity(keys, der, issuer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void addConstraints(X509v3CertificateBuilder builder) throws IOException {
    if (constraints != null) {
      add(builder, Extension.basicConstraints, true, constraints);
    }
    if (uses != 0) {
      add(builder, Extension.keyUsage, true, new KeyUsage(uses));
    }
    if (!purposes.isEmpty()) {
      KeyPurposeId[] ids =
          purposes.stream()
              .map(oid -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(oid)))
              .toArray(KeyPurposeId[]::new);
      add(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
    }
    if (!permitted.isEmpty() || !excluded.isEmpty()) {
      add(
          builder,
          Extension.nameConstraints,
          true,
          new NameConstraints(array(permitted), array(excluded)));
    }
  }

  private void addNames(X509v3CertificateBuilder builder) throws IOException {
    if (!names.isEmpty()) {
      GeneralNames all = new GeneralNames(names.toArray(GeneralName[]::new));
      add(builder, Extension.subjectAlternativeName, namesCritical, all);
    }
  }

  private static void addKeyIdentifiers(
      X509v3CertificateBuilder builder, SubjectPublicKeyInfo key, SubjectPublicKeyInfo issuerKey)
      throws IOException {
    try {
      JcaX509ExtensionUtils digests = new JcaX509ExtensionUtils();
      SubjectKeyIdentifier subjectKey = digests.createSubjectKeyIdentifier(key);
      AuthorityKeyIdentifier authorityKey = digests.createAuthorityKeyIdentifier(issuerKey);
      add(builder, Extension.subjectKeyIdentifier, false, subjectKey);
      add(builder, Extension.authorityKeyIdentifier, false, authorityKey);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier oid,
      boolean critical,
      ASN1Encodable content)
      throws IOException {
    builder.addExtension(oid, critical, content);
  }

  private static GeneralSubtree @Nullable [] array(List<GeneralSubtree> subtrees) {
    return subtrees.isEmpty() ? null : subtrees.toArray(GeneralSubtree[]::new);
  }

  private static GeneralSubtree subtree(String host) {
    return new GeneralSubtree(hostName(host));
  }

  private static GeneralName hostName(String host) {
    boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+(/[0-9.]+)?");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static SubjectPublicKeyInfo info(KeyPair pair) throws IOException {
    return SubjectPublicKeyInfo.getInstance(
        ASN1Primitive.fromByteArray(pair.getPublic().getEncoded()));
  }
}
