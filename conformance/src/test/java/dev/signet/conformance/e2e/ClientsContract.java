// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that we did not write, with the root given and without it, over one of the two TLS
 * providers.
 */
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClientsContract {
  private static final String KEYS = "/.well-known/jwks.json";

  private static final String PYTHON =
      """
      import ssl, sys, urllib.request
      context = ssl.create_default_context(cafile=sys.argv[2] if len(sys.argv) > 2 else None)
      print(urllib.request.urlopen(sys.argv[1], context=context).read().decode())
      """;

  private static final String NODE =
      """
      const https = require('https'), fs = require('fs');
      const [url, root] = process.argv.slice(2);
      https.get(url, root ? {ca: fs.readFileSync(root)} : {}, response => response.pipe(process.stdout))
        .on('error', e => { console.error(e.code); process.exit(1); });
      """;

  @TempDir private static Path folder;
  private final String provider;
  private RunningSignet signet;
  private Path root;

  ClientsContract(String provider) {
    this.provider = provider;
  }

  @BeforeAll
  void start() {
    signet = RunningSignet.start(folder.resolve(provider), "--tls-provider", provider);
    root = signet.rootPem();
  }

  @AfterAll
  void stop() {
    signet.close();
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void theJdksClientAcceptsTheCertificateOverEitherVersion(HttpClient.Version version) {
    if (version.name().equals("HTTP_3")) {
      return; // The JDK of this test may know a version that the gateway does not offer.
    }
    try (TrustingClient client = new TrustingClient(root, version)) {
      HttpResponse<String> response = client.get(signet.url(KEYS));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.version()).isEqualTo(version);
      assertThat(Json.object(response.body())).containsKey("keys");
    }
  }

  @Test
  void theJdksClientRefusesTheCertificateWithoutTheRoot() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(signet.url(KEYS)).build();
      assertThatThrownBy(() -> client.send(request, HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class)
          .hasRootCauseInstanceOf(java.security.cert.CertPathBuilderException.class)
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http1.1", "--http2", "--tls-max=1.2", "--tlsv1.3"})
  void curlAcceptsTheCertificate(String option) {
    List<String> command = new ArrayList<>(List.of("curl", "-sS"));
    command.addAll(List.of(option.split("=")));
    command.addAll(List.of("--cacert", root.toString(), signet.url(KEYS).toString()));
    assertThat(Json.object(run(command).succeeded().out())).containsKey("keys");
  }

  @Test
  void curlRefusesTheCertificateWithoutTheRoot() {
    Completed refused = run(List.of("curl", "-sS", signet.url(KEYS).toString()));
    assertThat(refused.exit()).as("CURLE_PEER_FAILED_VERIFICATION").isEqualTo(60);
  }

  @Test
  void curlAcceptsTheLoopbackAddressesToo() {
    for (String host : List.of("127.0.0.1", "[::1]")) {
      URI url = URI.create(signet.url(KEYS).toString().replace("localhost", host));
      Completed done =
          run(List.of("curl", "-sS", "-g", "--cacert", root.toString(), url.toString()));
      assertThat(Json.object(done.succeeded().out())).containsKey("keys");
    }
  }

  @Test
  void pythonAcceptsTheCertificateWithTheRootAndRefusesItWithout() throws IOException {
    Path script = Files.writeString(folder.resolve("get.py"), PYTHON);
    String url = signet.url(KEYS).toString();
    Completed accepted = run(List.of("python3", script.toString(), url, root.toString()));
    assertThat(Json.object(accepted.succeeded().out())).containsKey("keys");
    Completed refused = run(List.of("python3", script.toString(), url));
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("CERTIFICATE_VERIFY_FAILED");
  }

  @Test
  void nodeAcceptsTheCertificateWithTheRootAndRefusesItWithout() throws IOException {
    Path script = Files.writeString(folder.resolve("get.js"), NODE);
    String url = signet.url(KEYS).toString();
    Completed accepted = run(List.of("node", script.toString(), url, root.toString()));
    assertThat(Json.object(accepted.succeeded().out())).containsKey("keys");
    Completed refused = run(List.of("node", script.toString(), url));
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .containsAnyOf(
            "UNABLE_TO_GET_ISSUER_CERT", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "SELF_SIGNED_CERT");
  }

  @Test
  void opensslVerifiesTheChainStrictly() {
    Completed done =
        Completed.of(
            folder,
            Map.of(),
            List.of(
                "openssl",
                "s_client",
                "-connect",
                "localhost:" + signet.url().getPort(),
                "-servername",
                "localhost",
                "-verify_hostname",
                "localhost",
                "-x509_strict",
                "-verify_return_error",
                "-CAfile",
                root.toString()));
    assertThat(done.succeeded().out()).contains("Verify return code: 0 (ok)").contains("TLSv1.3");
  }

  private Completed run(List<String> command) {
    // Variables that name another trust list would answer for the machine instead of for us.
    return Completed.of(folder, Map.of("NODE_EXTRA_CA_CERTS", ""), command);
  }
}
