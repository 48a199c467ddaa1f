// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ClientCause;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Servers that ask for a certificate and do not get the right one. */
final class ClientFaults {
  private ClientFaults() {}

  static List<LabCase> all() {
    return List.of(
        LabCase.of(
            "none shown, TLS 1.3",
            ClientCause.CLIENT_CERTIFICATE_NEEDED,
            "certificate",
            lab -> {
              Stage stage = Stage.of(lab, "1.3");
              return stage.scene.curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "none shown, TLS 1.2",
            ClientCause.CLIENT_CERTIFICATE_NEEDED,
            "certificate",
            lab -> {
              Stage stage = Stage.of(lab, "1.2");
              return stage.scene.curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client of another authority",
            ClientCause.CLIENT_ISSUER_REFUSED,
            "authority",
            lab -> {
              Stage stage = Stage.of(lab, "1.3");
              Authority other = Authority.of(lab.draw());
              return stage
                  .scene
                  .showing(other.client("svc"))
                  .curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client of another authority, TLS 1.2",
            ClientCause.CLIENT_ISSUER_REFUSED,
            "authority",
            lab -> {
              Stage stage = Stage.of(lab, "1.2");
              Authority other = Authority.of(lab.draw());
              return stage
                  .scene
                  .showing(other.client("svc"))
                  .curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client expired",
            ClientCause.CLIENT_CERTIFICATE_OUTDATED,
            "Renew",
            lab -> {
              Stage stage = Stage.of(lab, "1.3");
              Instant now = Instant.now();
              TestIdentity client =
                  Authority.clientDraft("svc")
                      .validity(
                          now.minus(Duration.ofDays(lab.draw().days(60, 99))),
                          now.minus(Duration.ofDays(lab.draw().days(2, 50))))
                      .issuedBy(stage.authority.intermediate());
              return stage.scene.showing(client).curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client with a server's purpose",
            ClientCause.CLIENT_PURPOSE_WRONG,
            "clientAuth",
            lab -> {
              Stage stage = Stage.of(lab, "1.3");
              TestIdentity client =
                  Authority.clientDraft("svc")
                      .purposes(TestCa.SERVER_AUTH)
                      .issuedBy(stage.authority.intermediate());
              return stage.scene.showing(client).curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client without its intermediate",
            ClientCause.CLIENT_CHAIN_INCOMPLETE,
            "intermediate",
            lab -> {
              Stage stage = Stage.naming(lab);
              TestIdentity client = stage.authority.client("svc");
              return stage.scene.showingAlone(client).curedByShowing(client);
            }),
        LabCase.of(
            "client of none of the named authorities",
            ClientCause.CLIENT_ISSUER_REFUSED,
            "authority",
            lab -> {
              Stage stage = Stage.naming(lab);
              Authority other = Authority.of(lab.draw());
              return stage
                  .scene
                  .showing(other.client("svc"))
                  .curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client revoked",
            ClientCause.CLIENT_CERTIFICATE_REVOKED,
            "new certificate",
            ClientFaults::revoked),
        LabCase.of(
            "client with a key of another kind",
            ClientCause.CLIENT_KEY_UNSUITABLE,
            "kind",
            lab -> {
              Stage stage = Stage.naming(lab, "-client_sigalgs", "RSA-PSS+SHA256");
              TestIdentity client =
                  Authority.clientDraft("svc")
                      .key(KeyType.RSA2048)
                      .issuedBy(stage.authority.intermediate());
              return stage.scene.showing(stage.authority.client("svc")).curedByShowing(client);
            }),
        LabCase.of(
            "client too weak for the server's taste",
            ClientCause.CLIENT_CERTIFICATE_REFUSED,
            "log",
            lab -> {
              Stage stage = Stage.naming(lab, "-auth_level", "3");
              TestIdentity client =
                  Authority.clientDraft("svc")
                      .key(KeyType.RSA2048)
                      .issuedBy(stage.authority.intermediate());
              return stage.scene.showing(client).curedByShowing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client without rights",
            ClientCause.CLIENT_FORBIDDEN,
            "role",
            lab -> {
              Stage stage = Stage.of(lab, "1.3", "403 Forbidden");
              return stage.scene.showing(stage.authority.client("svc"));
            }),
        LabCase.of(
            "client missed, and nobody asked",
            ClientCause.CLIENT_CERTIFICATE_NOT_FORWARDED,
            "forward",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              String host = lab.draw().host();
              ServerSettings front =
                  ServerSettings.of(authority.server(host)).with("status", "403 Forbidden");
              ServerSettings asking =
                  ServerSettings.of(authority.server(host))
                      .with("clients", lab.file(authority.root().pem()).toString());
              return Scene.at(lab.serve(front))
                  .host(host)
                  .trusting(authority.root())
                  .showing(authority.client("svc"))
                  .curedAt(lab.serve(asking));
            }),
        LabCase.of(
            "client not asked",
            ClientCause.CLIENT_CERTIFICATE_UNASKED,
            "request",
            lab -> {
              Authority authority = Authority.of(lab.draw());
              String host = lab.draw().host();
              return Scene.at(lab.serve(ServerSettings.of(authority.server(host))))
                  .host(host)
                  .trusting(authority.root())
                  .showing(authority.client("svc"));
            }));
  }

  private static Scene revoked(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity client = authority.client("svc");
    String lists = RevocationList.of(authority.intermediate(), 1, client);
    ServerSettings settings =
        ServerSettings.of(authority.server(host))
            .with("clients", lab.file(authority.root().pem()).toString())
            .with("lists", lab.file(lists).toString());
    return Scene.at(lab.serve(settings))
        .host(host)
        .trusting(authority.root())
        .showing(client)
        .curedByShowing(authority.client("svc"));
  }

  private record Stage(Authority authority, Scene scene) {
    static Stage of(Lab lab, String version) throws IOException {
      return of(lab, version, "200 OK");
    }

    /** A server that says in its request which authorities it trusts. */
    static Stage naming(Lab lab, String... words) throws IOException {
      Authority authority = Authority.of(lab.draw());
      String host = lab.draw().host();
      String roots = lab.file(authority.root().pem()).toString();
      List<String> all =
          new ArrayList<>(List.of("-Verify", "3", "-verify_return_error", "-CAfile", roots));
      all.addAll(List.of(words));
      int port = lab.openssl(ServerSettings.of(authority.server(host)), all.toArray(new String[0]));
      return new Stage(authority, Scene.at(port).host(host).trusting(authority.root()));
    }

    static Stage of(Lab lab, String version, String status) throws IOException {
      Authority authority = Authority.of(lab.draw());
      String host = lab.draw().host();
      ServerSettings settings =
          ServerSettings.of(authority.server(host))
              .with("clients", lab.file(authority.root().pem()).toString())
              .with("status", status)
              .with("least", version)
              .with("most", version);
      return new Stage(
          authority, Scene.at(lab.serve(settings)).host(host).trusting(authority.root()));
    }
  }
}
