// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.HostCheck;
import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.ClientCause;
import dev.signet.diagnose.cause.FileCause;
import dev.signet.explain.Code;
import dev.signet.explain.Finding;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lines that mend what a server, or a program of this machine, has to send or to trust. */
final class FixLines {
  /** What the loopback address is called in certificates. */
  private static final String HOST = "127.0.0.1";

  private FixLines() {}

  static List<FixCase> all() {
    return Stream.of(
            roots(), bundles(), chains(), clients(), JavaFixLines.all(), FileFixLines.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The finding of a check. */
  static Finding finding(Scene scene, Code code) throws IOException {
    return new HostCheck(scene.order().withProbe(), InstantSource.system())
        .run().findings().stream()
            .filter(finding -> finding.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new IOException("the check does not find " + code.id()));
  }

  private static List<FixCase> roots() {
    return List.of(
        root("java", "java -jar app.jar"),
        root("python", "python app.py"),
        root("node", "node app.js"),
        root("go", "go build -o app app.go && ./app"),
        root("curl", "curl -sS https://$LAB_TARGET/"));
  }

  /** A private authority that no program was told of. */
  private static FixCase root(String program, String line) {
    return new FixCase(
        ChainCause.AUTHORITY_UNKNOWN,
        program,
        (lab, folder) -> {
          Authority authority = Authority.of(lab.draw());
          int port = lab.serve(ServerSettings.of(authority.server(HOST)));
          folder.target(port).file("ROOT.pem", authority.root().pem());
          Scene scene = Scene.at(port).trusting(Authority.of(lab.draw()).root());
          // The line itself starts the program, which then connects.
          return new FixCase.Staged(
              finding(scene, ChainCause.AUTHORITY_UNKNOWN), () -> folder.runs(line), () -> true);
        });
  }

  private static List<FixCase> bundles() {
    return List.of(
        bundle(FileCause.BUNDLE_ABSENT, "curl", "CURL_CA_BUNDLE", "curl -sS https://$LAB_TARGET/"),
        bundle(FileCause.STORE_VARIABLE_WRONG, "python", "SSL_CERT_FILE", "python app.py"),
        bundle(FileCause.STORE_VARIABLE_WRONG, "node", "NODE_EXTRA_CA_CERTS", "node app.js"));
  }

  /** A variable that names a file which is not there. */
  private static FixCase bundle(FileCause cause, String program, String variable, String line) {
    return new FixCase(
        cause,
        program,
        (lab, folder) -> {
          Authority authority = Authority.of(lab.draw());
          int port = lab.serve(ServerSettings.of(authority.server(HOST)));
          Map<String, String> wrong = Map.of(variable, folder.path("absent.pem").toString());
          folder.target(port).set(wrong).file("ROOT.pem", authority.root().pem());
          Scene scene = Scene.at(port).trusting(authority.root()).environment(wrong);
          return new FixCase.Staged(finding(scene, cause), () -> folder.runs(line), () -> true);
        });
  }

  /** A server that sends its own certificate alone. */
  private static List<FixCase> chains() {
    return List.of(new FixCase(ChainCause.INTERMEDIATE_NOT_SENT, "anyone", FixLines::incomplete));
  }

  private static FixCase.Staged incomplete(Lab lab, FixFolder folder) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity server = authority.server(HOST);
    int port = lab.serve(ServerSettings.sending(server));
    folder.target(port).file("ROOT.pem", authority.root().pem());
    folder.file("cert.pem", server.pem());
    folder.file("intermediate.pem", authority.intermediate().pem());
    Scene scene = Scene.at(port).trusting(authority.root());
    String curl = "curl -sS --cacert ROOT.pem https://";
    return new FixCase.Staged(
        finding(scene, ChainCause.INTERMEDIATE_NOT_SENT),
        () -> folder.runs(curl + "$LAB_TARGET/"),
        () -> {
          String whole = folder.text("fullchain.pem");
          int mended = lab.serve(new ServerSettings(whole, server.keyPem(), Map.of()));
          return folder.runs(curl + HOST + ":" + mended + "/");
        });
  }

  private static List<FixCase> clients() {
    return List.of(
        new FixCase(ClientCause.CLIENT_CERTIFICATE_NEEDED, "curl", FixLines::curlNeedsCertificate),
        new FixCase(ClientCause.CLIENT_CHAIN_INCOMPLETE, "anyone", FixLines::chainOfClient));
  }

  private static FixCase.Staged curlNeedsCertificate(Lab lab, FixFolder folder) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity client = authority.client("svc");
    int port =
        lab.serve(
            ServerSettings.of(authority.server(HOST))
                .with("clients", lab.file(authority.root().pem()).toString()));
    folder.target(port).file("ROOT.pem", authority.root().pem());
    folder.file("client.pem", client.chainPem()).file("client.key", client.keyPem());
    folder.set("CURL_CA_BUNDLE", folder.path("ROOT.pem").toString());
    Scene scene = Scene.at(port).trusting(authority.root());
    return new FixCase.Staged(
        finding(scene, ClientCause.CLIENT_CERTIFICATE_NEEDED),
        () -> folder.runs("curl -sS https://$LAB_TARGET/"),
        () -> true);
  }

  private static FixCase.Staged chainOfClient(Lab lab, FixFolder folder) throws IOException {
    Authority authority = Authority.of(lab.draw());
    TestIdentity client = authority.client("svc");
    String roots = lab.file(authority.root().pem()).toString();
    int port =
        lab.openssl(
            ServerSettings.of(authority.server(HOST)),
            "-www",
            "-Verify",
            "3",
            "-verify_return_error",
            "-CAfile",
            roots);
    folder.target(port).file("ROOT.pem", authority.root().pem());
    folder.file("client.pem", client.pem()).file("client.key", client.keyPem());
    folder.file("intermediate.pem", authority.intermediate().pem());
    Scene scene = Scene.at(port).trusting(authority.root()).showingAlone(client);
    String curl = "curl -sS --cacert ROOT.pem --key client.key https://$LAB_TARGET/ --cert ";
    return new FixCase.Staged(
        finding(scene, ClientCause.CLIENT_CHAIN_INCOMPLETE),
        () -> folder.runs(curl + "client.pem"),
        () -> folder.runs(curl + "client-chain.pem"));
  }
}
