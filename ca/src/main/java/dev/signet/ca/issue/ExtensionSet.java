// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.issue;

import dev.signet.ca.KeyName;
import dev.signet.ca.NameScope;
import dev.signet.ca.Network;
import dev.signet.ca.Purpose;
import dev.signet.x509.Certificate;
import dev.signet.x509.ExtensionContent.SubjectKeyIdentifier;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.SubjectPublicKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Collects a certificate's extensions (RFC 5280, 4.2), each by what it means. */
final class ExtensionSet {
  /** RFC 9608, 3: id-ce-noRevAvail. */
  private static final ASN1ObjectIdentifier NO_REV_AVAIL = new ASN1ObjectIdentifier("2.5.29.56");

  private final ExtensionsGenerator generator = new ExtensionsGenerator();

  /**
   * 4.2.1.9: "Conforming CAs MUST include this extension in all CA certificates ... and MUST mark
   * the extension as critical".
   */
  ExtensionSet authority(int pathLength) {
    return add(Extension.basicConstraints, true, new BasicConstraints(pathLength))
        .add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
  }

  /**
   * 4.2.1.3: signatures alone; TLS 1.3 and the key exchanges of today encrypt nothing to the
   * certificate's key.
   */
  ExtensionSet endEntity() {
    return add(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
  }

  /** 4.2.1.12. */
  ExtensionSet purposes(Collection<Purpose> purposes) {
    KeyPurposeId[] ids =
        purposes.stream()
            .sorted()
            .map(p -> KeyPurposeId.getInstance(new ASN1ObjectIdentifier(p.oid())))
            .toArray(KeyPurposeId[]::new);
    return add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
  }

  /**
   * RFC 6960, 4.2.2.2 and 4.2.2.2.1: a key that signs responses, and whose own revocation nobody
   * asks for.
   */
  ExtensionSet responder() {
    return endEntity()
        .add(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
        .add(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
  }

  /** 4.2.1.6: with an empty subject "the subjectAltName extension MUST be marked critical". */
  ExtensionSet names(List<dev.signet.x509.GeneralName> names, boolean critical) {
    GeneralName[] all = names.stream().map(ExtensionSet::encoded).toArray(GeneralName[]::new);
    return all.length == 0
        ? this
        : add(Extension.subjectAlternativeName, critical, new GeneralNames(all));
  }

  /** 4.2.1.2. */
  ExtensionSet key(SubjectPublicKey key) {
    // A SubjectKeyIdentifier is an OCTET STRING and nothing else.
    return add(Extension.subjectKeyIdentifier, false, new DEROctetString(KeyName.identifier(key)));
  }

  /** 4.2.1.1: by the identifier that the issuer's certificate carries. */
  ExtensionSet issuedBy(Certificate issuer) {
    byte[] identifier =
        issuer
            .extension(SubjectKeyIdentifier.class)
            .map(ski -> ski.identifier().toArray())
            .orElseGet(() -> KeyName.identifier(issuer.key()));
    return add(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(identifier));
  }

  /**
   * 4.2.1.10: "Conforming CAs MUST mark this extension as critical". Constraints of host names bind
   * no URIs and no mailboxes, so these forms are held to the same domains by their own constraints.
   */
  ExtensionSet constrainedTo(NameScope scope) {
    GeneralSubtree[] permitted =
        Stream.of(
                scope.domains().stream().map(d -> text(GeneralName.dNSName, d)),
                scope.networks().stream().map(ExtensionSet::range),
                scope.domains().stream().flatMap(d -> hosts(GeneralName.rfc822Name, d)),
                scope.domains().stream()
                    .flatMap(d -> hosts(GeneralName.uniformResourceIdentifier, d)))
            .flatMap(forms -> forms)
            .map(GeneralSubtree::new)
            .toArray(GeneralSubtree[]::new);
    // GeneralSubtrees is SIZE (1..MAX): where nothing is excluded the field is absent. Browsers
    // refuse
    // an empty one.
    return add(Extension.nameConstraints, true, new NameConstraints(permitted, null));
  }

  /** 4.2.1.13: where the list is that would name this certificate. */
  ExtensionSet listedAt(String crl) {
    GeneralNames place = new GeneralNames(text(GeneralName.uniformResourceIdentifier, crl));
    DistributionPoint[] points = {
      new DistributionPoint(new DistributionPointName(place), null, null)
    };
    return add(Extension.cRLDistributionPoints, false, new CRLDistPoint(points));
  }

  /** 4.2.2.1: where the issuer's certificate is. */
  ExtensionSet issuerAt(String issuer) {
    return add(Extension.authorityInfoAccess, false, issuers(issuer));
  }

  /** 4.2.2.1: where the issuer's responder and its certificate are. */
  ExtensionSet answeredAt(String ocsp, String issuer) {
    AccessDescription[] places = {
      new AccessDescription(
          AccessDescription.id_ad_ocsp, text(GeneralName.uniformResourceIdentifier, ocsp)),
      issuers(issuer).getAccessDescriptions()[0]
    };
    return add(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(places));
  }

  private static AuthorityInformationAccess issuers(String issuer) {
    return new AuthorityInformationAccess(
        AccessDescription.id_ad_caIssuers, text(GeneralName.uniformResourceIdentifier, issuer));
  }

  /**
   * RFC 9608, 3: nobody will publish whether this certificate is revoked, for it ends before that
   * would matter.
   */
  ExtensionSet neverRevoked() {
    return add(NO_REV_AVAIL, false, DERNull.INSTANCE);
  }

  Extensions build() {
    return generator.generate();
  }

  private ExtensionSet add(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      generator.addExtension(oid, critical, value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
  }

  private static GeneralName encoded(dev.signet.x509.GeneralName name) {
    return switch (name) {
      case DnsName dns -> text(GeneralName.dNSName, dns.value());
      case IpAddress ip ->
          new GeneralName(GeneralName.iPAddress, new DEROctetString(ip.octets().toArray()));
      case dev.signet.x509.GeneralName other ->
          throw new IllegalArgumentException("the policy grants no " + other.kind());
    };
  }

  private static GeneralName range(Network network) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(network.constraint()));
  }

  /** A host itself, and the hosts below it. */
  private static Stream<GeneralName> hosts(int form, String domain) {
    return Stream.of(text(form, domain), text(form, "." + domain));
  }

  private static GeneralName text(int form, String value) {
    return new GeneralName(form, new DERIA5String(value));
  }
}
