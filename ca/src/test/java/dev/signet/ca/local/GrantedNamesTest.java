// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.ca.IssuanceRequest;
import dev.signet.ca.IssuanceResult;
import dev.signet.ca.NameScope;
import dev.signet.ca.Profile;
import dev.signet.ca.Purpose;
import dev.signet.x509.Certificate;
import dev.signet.x509.CertificateRequest;
import dev.signet.x509.ExtensionContent.BasicConstraints;
import dev.signet.x509.ExtensionContent.ExtendedKeyUsage;
import dev.signet.x509.ExtensionContent.KeyUsage;
import dev.signet.x509.GeneralName.DnsName;
import dev.signet.x509.GeneralName.IpAddress;
import dev.signet.x509.KeyUse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a request asks for: what is issued lies within what was requested and within what is
 * allowed.
 */
class GrantedNamesTest {
  private static final long SEED = Long.getLong("signet.seed", 20261121L);
  private static final int REQUESTS = 300;

  private static final List<String> HOSTS =
      List.of(
          "localhost",
          "a.localhost",
          "A.b.LocalHost",
          "*.localhost",
          "example.test",
          "x.example.test",
          "*.x.example.test",
          "notexample.test",
          "example.test.evil",
          "localhost.",
          ".localhost",
          "evil.test",
          "*",
          "",
          "a..localhost",
          "-a.localhost",
          "a b.localhost",
          "*.*.localhost",
          "a*.localhost",
          "127.0.0.1",
          "xn--bcher-kva.localhost",
          "a\0.localhost",
          "localhost/evil.test");

  private static final List<String> ADDRESSES =
      List.of("127.0.0.1", "127.255.255.255", "128.0.0.1", "::1", "::2", "0.0.0.0", "10.0.0.1");

  private static final List<String> SUBJECTS =
      List.of(
          "",
          "CN=localhost",
          "CN=evil.test",
          "CN=a.localhost,O=Evil",
          "O=Evil Corp,C=DE",
          "CN=x,CN=localhost",
          "emailAddress=root@evil.test,CN=localhost",
          "CN=127.0.0.1",
          "CN=Alice");

  private static final NameScope SCOPE = NameScope.local().withDomains(List.of("example.test"));

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final KeyPair keys = AuthorityFixture.keys();

  @Test
  void whatIsIssuedLiesWithinWhatWasRequestedAndWhatIsAllowed() throws Exception {
    int issued = 0;
    try (AuthorityFixture fixture = AuthorityFixture.in(folder)) {
      for (int i = 0; i < REQUESTS; i++) {
        byte[] csr = randomRequest();
        Profile profile = Profile.ALL.get(random.nextInt(Profile.ALL.size()));
        Duration lifetime = Duration.ofHours(random.nextInt(24 * 420) - 100);
        IssuanceRequest request = IssuanceRequest.of(csr, profile, "test").lasting(lifetime);
        if (fixture.authority.issue(request) instanceof IssuanceResult.Issued(var certificate)) {
          issued++;
          check(CertificateRequest.read(csr), request, certificate.certificate());
        }
      }
    }
    assertThat(issued)
        .as("seed %d: enough requests pass to mean something", SEED)
        .isGreaterThan(15);
  }

  private static void check(CertificateRequest csr, IssuanceRequest request, Certificate issued) {
    assertThat(issued.key()).isEqualTo(csr.key());
    Set<String> requested =
        csr.names().stream()
            .map(n -> n.text().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (dev.signet.x509.GeneralName name : issued.names()) {
      assertThat(requested).as("seed %d", SEED).contains(name.text().toLowerCase(Locale.ROOT));
      boolean allowed =
          switch (name) {
            case DnsName dns -> SCOPE.covers(dns.value());
            case IpAddress ip -> SCOPE.covers(ip.octets().toArray());
            default -> false;
          };
      assertThat(allowed).as("seed %d: %s", SEED, name.text()).isTrue();
    }
    checkSubject(csr, issued, requested);
    checkUsage(csr, request.profile(), issued);
    assertThat(issued.validity().length()).isLessThanOrEqualTo(request.lifetime());
  }

  private static void checkSubject(
      CertificateRequest csr, Certificate issued, Set<String> requested) {
    assertThat(issued.subject().parts()).hasSizeLessThanOrEqualTo(1);
    issued
        .subject()
        .commonName()
        .ifPresent(name -> {
          assertThat(csr.subject().toString().toLowerCase(Locale.ROOT))
              .contains("cn=" + name.toLowerCase(Locale.ROOT));
          if (name.contains(".")) {
            assertThat(requested).containsAnyOf("dns:" + name, "ip:" + name);
          }
        });
  }

  private static void checkUsage(CertificateRequest csr, Profile profile, Certificate issued) {
    List<String> purposes =
        issued.extension(ExtendedKeyUsage.class).orElseThrow().purposes().stream()
            .map(Object::toString)
            .toList();
    assertThat(profile.purposes()).extracting(Purpose::oid).containsAll(purposes);
    csr.extension(ExtendedKeyUsage.class)
        .ifPresent(wanted ->
            assertThat(wanted.purposes()).extracting(Object::toString).containsAll(purposes));
    assertThat(issued.extension(BasicConstraints.class)).isEmpty();
    assertThat(issued.extension(KeyUsage.class).orElseThrow().uses())
        .containsExactly(KeyUse.DIGITAL_SIGNATURE);
  }

  private byte[] randomRequest() throws Exception {
    PKCS10CertificationRequestBuilder builder =
        new JcaPKCS10CertificationRequestBuilder(
            new X500Name(SUBJECTS.get(random.nextInt(SUBJECTS.size()))), keys.getPublic());
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    GeneralName[] names = randomNames();
    if (names.length > 0) {
      extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    addUsages(extensions);
    if (!extensions.isEmpty()) {
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
    }
    return builder
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
        .getEncoded();
  }

  private void addUsages(ExtensionsGenerator extensions) throws Exception {
    if (random.nextInt(4) == 0) {
      KeyPurposeId[] all = {
        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_codeSigning
      };
      int count = 1 + random.nextInt(3);
      KeyPurposeId[] wanted = new KeyPurposeId[count];
      int first = random.nextInt(3);
      for (int i = 0; i < count; i++) {
        wanted[i] = all[(first + i) % 3];
      }
      extensions.addExtension(
          Extension.extendedKeyUsage,
          false,
          new org.bouncycastle.asn1.x509.ExtendedKeyUsage(wanted));
    }
    if (random.nextInt(8) == 0) {
      extensions.addExtension(
          Extension.basicConstraints,
          true,
          new org.bouncycastle.asn1.x509.BasicConstraints(random.nextBoolean()));
    }
    if (random.nextInt(8) == 0) {
      int bits = 1 << random.nextInt(8);
      extensions.addExtension(
          Extension.keyUsage, true, new org.bouncycastle.asn1.x509.KeyUsage(bits));
    }
    if (random.nextInt(8) == 0) {
      extensions.addExtension(
          new ASN1ObjectIdentifier("1.2.3.4.5"), random.nextBoolean(), DERNull.INSTANCE);
    }
  }

  private GeneralName[] randomNames() {
    List<GeneralName> names = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      names.add(randomName());
    }
    return names.toArray(GeneralName[]::new);
  }

  private GeneralName randomName() {
    return switch (random.nextInt(12)) {
      case 0 -> new GeneralName(GeneralName.uniformResourceIdentifier, "https://localhost/");
      case 1 -> new GeneralName(GeneralName.rfc822Name, "root@localhost");
      case 2, 3, 4 ->
          new GeneralName(GeneralName.iPAddress, ADDRESSES.get(random.nextInt(ADDRESSES.size())));
      default ->
          new GeneralName(
              GeneralName.dNSName, new DERIA5String(HOSTS.get(random.nextInt(HOSTS.size()))));
    };
  }
}
