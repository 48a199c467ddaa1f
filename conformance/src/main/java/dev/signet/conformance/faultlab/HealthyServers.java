// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.connect.Dialect;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Servers that are unusual and right: nothing may be said about them. */
final class HealthyServers {
  private HealthyServers() {}

  static List<LabCase> all() {
    return List.of(
        usual("usual", draft -> draft),
        usual(
            "900 days",
            draft ->
                draft.validity(
                    Instant.now().minus(Duration.ofDays(10)),
                    Instant.now().plus(Duration.ofDays(890)))),
        usual(
            "ten years",
            draft ->
                draft.validity(
                    Instant.now().minus(Duration.ofDays(10)),
                    Instant.now().plus(Duration.ofDays(3650)))),
        usual(
            "six hours",
            draft ->
                draft.validity(
                    Instant.now().minus(Duration.ofHours(2)),
                    Instant.now().plus(Duration.ofHours(4)))),
        usual("Ed25519", draft -> draft.key(KeyType.ED25519)),
        usual("P-384", draft -> draft.key(KeyType.P384)),
        usual("RSA-2048", draft -> draft.key(KeyType.RSA2048)),
        usual("server and client", draft -> draft.purposes(TestCa.SERVER_AUTH, TestCa.CLIENT_AUTH)),
        usual("no purpose said", draft -> draft.purposes()),
        usual(
            "many names",
            draft -> {
              for (int i = 0; i < 90; i++) {
                draft.hosts("n" + i + ".example");
              }
              return draft;
            }),
        usual("small serial number", draft -> draft.serial(BigInteger.ONE)),
        usual(
            "unknown extension that is not critical",
            draft -> draft.extension("1.3.6.1.4.1.99999.7", false, new byte[] {5, 0})),
        option("TLS 1.2 alone", "most", "1.2"),
        option("optional client certificate", "demand", "optional"),
        LabCase.healthy("client certificate taken", HealthyServers::mutual),
        LabCase.healthy("empty subject", HealthyServers::emptySubject),
        LabCase.healthy("wildcard", HealthyServers::wildcard),
        LabCase.healthy("address in the certificate", HealthyServers::address),
        LabCase.healthy("IPv6 only", HealthyServers::six),
        LabCase.healthy(
            "root sent too",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              String host = lab.draw().host();
              TestIdentity server = authority.server(host);
              return Scene.at(
                      lab.serve(
                          ServerSettings.sending(
                              server, authority.intermediate(), authority.root())))
                  .host(host)
                  .trusting(authority.root());
            }),
        LabCase.healthy("expired cross-sign beside a good path", HealthyServers::crossSigned),
        LabCase.healthy(
            "issued by the root itself",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              String host = lab.draw().host();
              TestIdentity server = Authority.serverDraft(host).issuedBy(authority.root());
              return Scene.at(lab.serve(ServerSettings.of(server)))
                  .host(host)
                  .trusting(authority.root());
            }),
        LabCase.healthy(
            "self-signed and trusted",
            lab -> {
              String host = lab.draw().host();
              TestIdentity server =
                  CertificateDraft.of("CN=" + host, Instant.now()).hosts(host).selfSigned();
              return Scene.at(lab.serve(ServerSettings.sending(server)))
                  .host(host)
                  .trusting(server);
            }),
        LabCase.healthy("SMTP with STARTTLS", HealthyServers::smtp),
        LabCase.healthy("PostgreSQL with TLS", HealthyServers::postgres));
  }

  private static LabCase usual(String name, UnaryOperator<CertificateDraft> change) {
    return LabCase.healthy(
        name,
        lab -> {
          Authority authority = Authority.of(lab.draw());
          String host = lab.draw().host();
          TestIdentity server =
              change.apply(Authority.serverDraft(host)).issuedBy(authority.intermediate());
          return Scene.at(lab.serve(ServerSettings.of(server)))
              .host(host)
              .trusting(authority.root());
        });
  }

  private static LabCase option(String name, String option, String value) {
    return LabCase.healthy(
        name,
        lab -> {
          Authority authority = Authority.of(lab.draw());
          String host = lab.draw().host();
          ServerSettings settings = ServerSettings.of(authority.server(host)).with(option, value);
          ServerSettings asked =
              option.equals("demand")
                  ? settings.with("clients", lab.file(authority.root().pem()).toString())
                  : settings;
          return Scene.at(lab.serve(asked)).host(host).trusting(authority.root());
        });
  }

  private static Scene mutual(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    ServerSettings settings =
        ServerSettings.of(authority.server(host))
            .with("clients", lab.file(authority.root().pem()).toString());
    return Scene.at(lab.serve(settings))
        .host(host)
        .trusting(authority.root())
        .showing(authority.client("svc"));
  }

  private static Scene emptySubject(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server =
        CertificateDraft.of("", Instant.now())
            .hosts(host)
            .namesCritical()
            .notAuthority()
            .keyUsage(KeyUsage.digitalSignature)
            .purposes(TestCa.SERVER_AUTH)
            .issuedBy(authority.intermediate());
    return Scene.at(lab.serve(ServerSettings.of(server))).host(host).trusting(authority.root());
  }

  private static Scene wildcard(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server = authority.server("*." + host.substring(host.indexOf('.') + 1));
    return Scene.at(lab.serve(ServerSettings.of(server))).host(host).trusting(authority.root());
  }

  private static Scene address(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    return Scene.at(lab.serve(ServerSettings.of(authority.server("127.0.0.1"))))
        .trusting(authority.root());
  }

  private static Scene six(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int port = lab.serve(ServerSettings.of(authority.server(host)).with("address", "::1"));
    return Scene.at(port).to("::1").host(host).trusting(authority.root());
  }

  /** The same intermediate twice: by an old root that is over, and by the one that is trusted. */
  private static Scene crossSigned(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    Authority old = Authority.of(lab.draw());
    Instant now = Instant.now();
    TestIdentity crossed =
        Authority.intermediateDraft(authority.organisation(), now)
            .key(authority.intermediate().keys())
            .validity(now.minus(Duration.ofDays(900)), now.minus(Duration.ofDays(9)))
            .issuedBy(old.root());
    String host = lab.draw().host();
    TestIdentity server = authority.server(host);
    return Scene.at(lab.serve(ServerSettings.sending(server, crossed, authority.intermediate())))
        .host(host)
        .trusting(authority.root(), old.root());
  }

  private static Scene smtp(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          say(client, "220-" + host + " ESMTP\r\n220 ready\r\n");
          line(client);
          say(client, "250-" + host + "\r\n250-PIPELINING\r\n250 STARTTLS\r\n");
          line(client);
          say(client, "220 go ahead\r\n");
          RawServer.forward(client, new byte[0], behind);
        });
    return Scene.at(Dialect.SMTP, port).host(host).trusting(authority.root());
  }

  /** A server that speaks TLS upon PostgreSQL's request. */
  static Scene postgres(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          client.getInputStream().readNBytes(8);
          say(client, "S");
          RawServer.forward(client, new byte[0], behind);
        });
    return Scene.at(Dialect.POSTGRES, port).host(host).trusting(authority.root());
  }

  private static void say(java.net.Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void line(java.net.Socket client) throws IOException {
    for (int c = client.getInputStream().read(); c != '\n' && c >= 0; ) {
      c = client.getInputStream().read();
    }
  }
}
