// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.NameCause;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Certificates that do not name the host. */
final class NameFaults {
  private NameFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "other host",
            NameCause.HOST_NOT_NAMED,
            "name",
            lab -> named(lab, lab.draw().host(), lab.draw().host())),
        LabCase.of(
            "address, and only names",
            NameCause.ADDRESS_NOT_NAMED,
            "name",
            lab -> named(lab, "127.0.0.1", lab.draw().host())),
        LabCase.of(
            "common name alone",
            NameCause.COMMON_NAME_ONLY,
            "alternative name",
            NameFaults::commonNameOnly),
        LabCase.of(
            "no name at all", NameCause.NO_HOST_NAMED, "alternative name", NameFaults::noName),
        LabCase.of(
            "wildcard too shallow",
            NameCause.WILDCARD_TOO_SHALLOW,
            "wildcard",
            lab -> {
              String host = lab.draw().host();
              return named(lab, "a." + host, "*." + host.substring(host.indexOf('.') + 1));
            }),
        LabCase.of(
            "wildcard without its domain",
            NameCause.WILDCARD_TOO_SHALLOW,
            "wildcard",
            lab -> {
              String host = lab.draw().host();
              return named(lab, host, "*." + host);
            }),
        LabCase.of(
            "wildcard for a whole network",
            NameCause.PUBLIC_WILDCARD_TOO_WIDE,
            "own name",
            lab -> named(lab, lab.draw().alias(), "*.internal")),
        LabCase.of(
            "default certificate",
            NameCause.DEFAULT_CERTIFICATE,
            "certificate for",
            NameFaults::defaultCertificate),
        LabCase.of(
            "internal alias",
            NameCause.INTERNAL_NAME,
            "names",
            lab -> named(lab, lab.draw().alias(), lab.draw().host())),
        LabCase.of(
            "final dot in the certificate",
            NameCause.NAME_SPELLED_OTHERWISE,
            "dot",
            lab -> {
              String host = lab.draw().host();
              return named(lab, host, host + ".");
            }));
  }

  private static Scene named(Lab lab, String host, String inCertificate) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity server = Authority.serverDraft(inCertificate).issuedBy(authority.intermediate());
    Scene scene =
        Scene.at(lab.serve(ServerSettings.of(server))).host(host).trusting(authority.root());
    return scene.curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  private static Scene commonNameOnly(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server =
        CertificateDraft.of("CN=" + host, Instant.now())
            .notAuthority()
            .keyUsage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature)
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(authority.intermediate());
    return Scene.at(lab.serve(ServerSettings.of(server)))
        .host(host)
        .trusting(authority.root())
        .concerns(host)
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  /** A certificate for somebody's mail. */
  private static Scene noName(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server =
        CertificateDraft.of("CN=Hosting", Instant.now())
            .name(org.bouncycastle.asn1.x509.GeneralName.rfc822Name, "postmaster@" + host)
            .notAuthority()
            .keyUsage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature)
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(authority.intermediate());
    return Scene.at(lab.serve(ServerSettings.of(server)))
        .host(host)
        .trusting(authority.root())
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }

  /** Issued by the private root here, so that nothing but the name is wrong. */
  private static Scene defaultCertificate(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String name = lab.draw().defaultName();
    TestIdentity server =
        CertificateDraft.of("CN=" + name, Instant.now())
            .hosts(lab.draw().host())
            .notAuthority()
            .keyUsage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature)
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(authority.intermediate());
    String host = lab.draw().host();
    return Scene.at(lab.serve(ServerSettings.of(server)))
        .host(host)
        .trusting(authority.root())
        .concerns(name)
        .curedAt(lab.serve(ServerSettings.of(authority.server(host))));
  }
}
