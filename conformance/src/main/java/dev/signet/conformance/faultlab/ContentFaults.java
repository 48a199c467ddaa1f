// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ContentCause;
import dev.signet.diagnose.cause.RevocationCause;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Certificates whose content is of no use for a server. */
final class ContentFaults {
  private static final int ROOTS = 120;
  private static final String POLICIES = "2.5.29.32";

  /** One policy: 2.23.140.1.2.1, by which public authorities say that they looked at the domain. */
  private static final byte[] DOMAIN_VALIDATED =
      HexFormat.of().parseHex("300a3008060667810c010201");

  private ContentFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "purpose client alone",
            ContentCause.SERVER_PURPOSE_MISSING,
            "serverAuth",
            lab -> leaf(lab, draft -> draft.purposes(TestCa.CLIENT_AUTH))),
        LabCase.of(
            "authority for clients alone",
            ContentCause.AUTHORITY_PURPOSE_MISSING,
            "authority",
            lab -> issuer(lab, draft -> draft.purposes(TestCa.CLIENT_AUTH))),
        LabCase.of(
            "issuer not marked",
            ContentCause.ISSUER_NOT_MARKED,
            "CA:TRUE",
            lab -> issuer(lab, draft -> draft.notAuthority().keyUsage(KeyUsage.digitalSignature))),
        LabCase.of(
            "issuer may not sign",
            ContentCause.ISSUER_MAY_NOT_SIGN,
            "keyCertSign",
            lab -> issuer(lab, draft -> draft.authority(0).keyUsage(KeyUsage.cRLSign))),
        LabCase.of(
            "too many authorities", ContentCause.PATH_TOO_LONG, "path", ContentFaults::pathTooLong),
        LabCase.of(
            "name outside of limits",
            ContentCause.NAME_OUTSIDE_LIMITS,
            "limits",
            lab -> issuer(lab, draft -> draft.permit("inside" + lab.draw().days(1, 99) + ".test"))),
        LabCase.of(
            "unknown critical extension",
            ContentCause.EXTENSION_UNKNOWN,
            "extension",
            lab ->
                leaf(
                    lab,
                    draft ->
                        draft.extension(
                            "1.3.6.1.4.1.99999." + lab.draw().days(1, 999),
                            true,
                            HexFormat.of().parseHex("0500")))),
        LabCase.of(
            "RSA of 1024 bits",
            ContentCause.KEY_TOO_SHORT,
            "new key",
            lab -> leaf(lab, draft -> draft.key(KeyType.RSA1024))),
        LabCase.of(
            "public certificate of three years",
            ContentCause.PUBLIC_LIFETIME_TOO_LONG,
            "shorter time",
            lab -> longLived(lab, draft -> draft.extension(POLICIES, false, DOMAIN_VALIDATED))),
        LabCase.healthy(
            "private certificate of three years, its root among public ones",
            lab -> longLived(lab, draft -> draft)),
        LabCase.two(
            "RSA of 768 bits",
            ContentCause.KEY_TOO_SHORT,
            ContentCause.JAVA_CONSTRAINED,
            lab -> leaf(lab, draft -> draft.key(tiny()))),
        LabCase.of(
            "signed with SHA-1",
            ContentCause.HASH_TOO_WEAK,
            "SHA-256",
            lab -> leaf(lab, draft -> draft.signature("SHA1withECDSA"))),
        LabCase.of(
            "key that may not sign",
            ContentCause.SERVER_KEY_USE_WRONG,
            "digitalSignature",
            lab -> leaf(lab, draft -> draft.keyUsage(KeyUsage.dataEncipherment))),
        LabCase.of(
            "staple promised and not sent",
            RevocationCause.SERVER_STAPLE_MISSING,
            "stapling",
            lab ->
                leaf(
                    lab,
                    draft ->
                        draft.extension(
                            "1.3.6.1.5.5.7.1.24", false, HexFormat.of().parseHex("3003020105")))));
  }

  /** Trusts as many roots as a system does. */
  private static Scene longLived(Lab lab, UnaryOperator<CertificateDraft> change)
      throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    Instant now = Instant.now();
    CertificateDraft draft =
        Authority.serverDraft(host)
            .validity(now.minus(Duration.ofDays(10)), now.plus(Duration.ofDays(1000)));
    TestIdentity server = change.apply(draft).issuedBy(authority.intermediate());
    List<TestIdentity> roots = new ArrayList<>(List.of(authority.root()));
    for (int i = 1; i < ROOTS; i++) {
      roots.add(
          Authority.rootDraft(lab.draw().organisation() + " " + i, now)
              .key(authority.root().keys())
              .selfSigned());
    }
    return Scene.at(lab.serve(ServerSettings.of(server)))
        .host(host)
        .trusting(roots.toArray(new TestIdentity[0]))
        .concerns(host)
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  /** What Java refuses under every authority, and others under none of their own. */
  private static KeyPair tiny() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(768);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }

  private static Scene leaf(Lab lab, UnaryOperator<CertificateDraft> defect) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server =
        defect.apply(Authority.serverDraft(host)).issuedBy(authority.intermediate());
    return Scene.at(lab.serve(ServerSettings.of(server).with("ciphers", "DEFAULT:@SECLEVEL=0")))
        .host(host)
        .trusting(authority.root())
        .concerns(host)
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  private static Scene issuer(Lab lab, UnaryOperator<CertificateDraft> defect) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity issuer =
        defect
            .apply(Authority.intermediateDraft(authority.organisation(), Instant.now()))
            .issuedBy(authority.root());
    TestIdentity server = Authority.serverDraft(host).issuedBy(issuer);
    return Scene.at(lab.serve(ServerSettings.of(server)))
        .host(host)
        .trusting(authority.root())
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  private static Scene pathTooLong(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity below =
        Authority.intermediateDraft(authority.organisation() + " Below", Instant.now())
            .issuedBy(authority.intermediate());
    return Scene.at(lab.serve(ServerSettings.of(Authority.serverDraft(host).issuedBy(below))))
        .host(host)
        .trusting(authority.root())
        .concerns(authority.organisation() + " Issuing")
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }
}
