// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;

/** Chains that end at nothing that is trusted. */
final class ChainFaults {
  private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

  private ChainFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "missing intermediate",
            ChainCause.INTERMEDIATE_NOT_SENT,
            "fullchain",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.sending(server))
                  .trusting(authority.root())
                  .curedAt(lab.serve(ServerSettings.of(server)));
            }),
        LabCase.of(
            "missing intermediate of another house",
            ChainCause.INTERMEDIATE_NOT_SENT,
            "fullchain",
            ChainFaults::fetchable),
        LabCase.of(
            "unknown authority",
            ChainCause.AUTHORITY_UNKNOWN,
            "trust it",
            lab -> {
              Authority theirs = Authority.of(lab.draw());
              TestIdentity server = theirs.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .trusting(Authority.of(lab.draw()).root())
                  .concerns(theirs.organisation())
                  .curedByTrusting(theirs.root());
            }),
        LabCase.of(
            "unknown authority whose root is sent",
            ChainCause.ROOT_NOT_TRUSTED,
            "trust it",
            lab -> {
              Authority theirs = Authority.of(lab.draw());
              TestIdentity server = theirs.server(lab.draw().host());
              return scene(
                      lab,
                      server,
                      ServerSettings.sending(server, theirs.intermediate(), theirs.root()))
                  .trusting(Authority.of(lab.draw()).root())
                  .concerns(theirs.organisation() + " Root")
                  .curedByTrusting(theirs.root());
            }),
        LabCase.of(
            "self-signed",
            ChainCause.SERVER_SELF_SIGNED,
            "authority",
            lab -> {
              String host = lab.draw().host();
              TestIdentity server =
                  CertificateDraft.of("CN=" + host, Instant.now()).hosts(host).selfSigned();
              return scene(lab, server, ServerSettings.sending(server))
                  .trusting(Authority.of(lab.draw()).root())
                  .curedByTrusting(server);
            }),
        LabCase.of(
            "issuer of its own name and another key",
            ChainCause.ISSUER_NOT_FOUND,
            "issuer",
            ChainFaults::selfIssued),
        LabCase.of(
            "cross-signed by a root that is over",
            ChainCause.EXPIRED_CROSS_SIGN,
            "cross-signed",
            ChainFaults::crossedByOver),
        LabCase.of(
            "no certificate at all",
            ChainCause.CERTIFICATE_UNREADABLE,
            "right file",
            lab -> {
              byte[] noise = lab.draw().noise(200);
              return Scene.at(lab.serve(client -> HandmadeHello.withCertificate(client, noise)))
                  .host(lab.draw().host());
            }),
        LabCase.of(
            "inspecting proxy",
            ChainCause.CONNECTION_INSPECTED,
            "proxy",
            lab -> {
              Authority proxy = Authority.of(lab.draw().inspector());
              TestIdentity server = proxy.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .trusting(Authority.of(lab.draw()).root())
                  .concerns(proxy.organisation())
                  .curedByTrusting(proxy.root());
            }),
        LabCase.of(
            "wrong intermediate",
            ChainCause.INTERMEDIATE_WRONG,
            "intermediate",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity other =
                  Authority.intermediateDraft(authority.organisation() + " Old", Instant.now())
                      .issuedBy(authority.root());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.sending(server, other))
                  .trusting(authority.root())
                  .curedAt(lab.serve(ServerSettings.of(server)));
            }),
        LabCase.of(
            "re-keyed intermediate",
            ChainCause.ISSUER_REKEYED,
            "bundle",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity other =
                  Authority.intermediateDraft(authority.organisation(), Instant.now())
                      .issuedBy(authority.root());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.sending(server, other))
                  .trusting(authority.root())
                  .curedAt(lab.serve(ServerSettings.of(server)));
            }),
        LabCase.of(
            "old root of the same name",
            ChainCause.TRUSTED_ROOT_REKEYED,
            "trust store",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              Authority before = Authority.of(authority.organisation());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .trusting(before.root())
                  .concerns(authority.organisation())
                  .curedByTrusting(authority.root());
            }),
        LabCase.of(
            "damaged certificate", ChainCause.CERTIFICATE_CORRUPTED, "anew", ChainFaults::damaged),
        LabCase.of(
            "empty trust store",
            ChainCause.NO_ROOTS_TRUSTED,
            "roots",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .concerns("")
                  .curedByTrusting(authority.root());
            }),
        LabCase.of(
            "only the intermediate is trusted",
            ChainCause.ONLY_INTERMEDIATE_TRUSTED,
            "root",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .trusting(authority.intermediate())
                  .concerns(authority.organisation() + " Issuing")
                  .curedByTrusting(authority.root());
            }),
        LabCase.of(
            "only the leaf is trusted",
            ChainCause.ONLY_LEAF_TRUSTED,
            "root",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity server = authority.server(lab.draw().host());
              return scene(lab, server, ServerSettings.of(server))
                  .trusting(server)
                  .curedByTrusting(authority.root());
            }),
        LabCase.of(
            "out of order",
            ChainCause.CHAIN_OUT_OF_ORDER,
            "order",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              TestIdentity second =
                  Authority.intermediateDraft(authority.organisation() + " Two", Instant.now())
                      .issuedBy(
                          Authority.intermediateDraft(authority.organisation(), Instant.now())
                              .authority(1)
                              .issuedBy(authority.root()));
              TestIdentity server = Authority.serverDraft(lab.draw().host()).issuedBy(second);
              return scene(
                      lab,
                      server,
                      ServerSettings.sending(server, second.issuer().orElseThrow(), second))
                  .concerns("")
                  .trusting(authority.root())
                  .curedAt(lab.serve(ServerSettings.of(server)));
            }));
  }

  /** A server and how to look at it; the finding has to name the server's certificate. */
  private static Scene scene(Lab lab, TestIdentity server, ServerSettings settings)
      throws IOException {
    String host = server.certificate().getSubjectX500Principal().getName().substring(3);
    return Scene.at(lab.serve(settings)).host(host).concerns(host);
  }

  /** The issuer has another organisation than the root, and lies where the certificate says. */
  private static Scene fetchable(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity issuer =
        Authority.intermediateDraft(lab.draw().organisation(), Instant.now())
            .issuedBy(authority.root());
    int place =
        lab.serve(client -> {
          client.getInputStream().read(new byte[1000]);
          byte[] head =
              ("HTTP/1.1 200 OK\r\nContent-Length: " + issuer.der().length + "\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
          client.getOutputStream().write(head);
          client.getOutputStream().write(issuer.der());
        });
    AccessDescription access =
        new AccessDescription(
            AccessDescription.id_ad_caIssuers,
            new GeneralName(
                GeneralName.uniformResourceIdentifier, "http://127.0.0.1:" + place + "/ca.der"));
    TestIdentity server =
        Authority.serverDraft(lab.draw().host())
            .extension(
                AUTHORITY_INFORMATION_ACCESS,
                false,
                new AuthorityInformationAccess(access).getEncoded())
            .issuedBy(issuer);
    return scene(lab, server, ServerSettings.sending(server))
        .trusting(authority.root())
        .curedAt(lab.serve(ServerSettings.of(server)));
  }

  /** One bit of the signature is turned over, and everything else is right. */
  private static Scene damaged(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity server = authority.server(lab.draw().host());
    byte[] der = server.der();
    der[der.length - 1] ^= 1;
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END CERTIFICATE-----\n";
    ServerSettings settings =
        new ServerSettings(
            pem + authority.intermediate().pem(), server.keyPem(), java.util.Map.of());
    return scene(lab, server, settings)
        .trusting(authority.root())
        .curedAt(lab.serve(ServerSettings.of(server)));
  }

  /**
   * RFC 5280, 3.2: self-issued certificates let an authority change its key; here nobody knows the
   * old one.
   */
  private static Scene selfIssued(Lab lab) throws IOException {
    Authority theirs = Authority.of(lab.draw());
    Instant now = Instant.now();
    TestIdentity renewed = Authority.rootDraft(theirs.organisation(), now).issuedBy(theirs.root());
    TestIdentity server = Authority.serverDraft(lab.draw().host()).issuedBy(renewed);
    return scene(lab, server, ServerSettings.sending(server, renewed))
        .trusting(Authority.of(lab.draw()).root())
        .concerns(theirs.organisation() + " Root")
        .curedByTrusting(theirs.root());
  }

  /** As in September 2021: the old root is over, and still in the store beside the new one. */
  private static Scene crossedByOver(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    Instant now = Instant.now();
    String old = lab.draw().organisation();
    TestIdentity over =
        Authority.rootDraft(old, now)
            .validity(
                now.minus(Duration.ofDays(7000)),
                now.minus(Duration.ofDays(lab.draw().days(2, 50))))
            .selfSigned();
    TestIdentity crossed =
        Authority.rootDraft(authority.organisation(), now)
            .key(authority.root().keys())
            .issuedBy(over);
    TestIdentity server = authority.server(lab.draw().host());
    return scene(lab, server, ServerSettings.sending(server, authority.intermediate(), crossed))
        .trusting(over, authority.root())
        .concerns(old)
        .curedAt(lab.serve(ServerSettings.of(server)));
  }
}
