// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The intermediate is revoked while the gateway runs. */
@Tag("e2e")
class IssuerRevokedTest {
  @TempDir private Path folder;

  @Test
  void theNextHandshakesShowACertificateOfANewIntermediate() throws Exception {
    try (RunningSignet signet = RunningSignet.start(folder.resolve("data"))) {
      Path root = signet.rootPem();
      String before = issuer(signet, root);
      signet
          .command("cert", "revoke", intermediate(signet), "--reason", "ca-compromise")
          .succeeded();
      signet.awaitBeyond("renewed", 0);
      assertThat(issuer(signet, root)).isNotEqualTo(before);
      Path out = folder.resolve("certs");
      signet.command("cert", "issue", "db.localhost", "--out", out.toString()).succeeded();
      assertThat(
              signet
                  .command("cert", "inspect", out.resolve("chain.pem").toString(), "--json")
                  .succeeded()
                  .out())
          .doesNotContain(before);
      assertThat(signet.count("renewed")).isEqualTo(1);
    }
  }

  private static String intermediate(RunningSignet signet) {
    List<Map<String, Object>> lines =
        signet
            .command("cert", "list", "--json")
            .succeeded()
            .out()
            .lines()
            .map(Json::object)
            .toList();
    return lines.stream()
        .filter(line -> "intermediate".equals(line.get("profile")))
        .map(line -> (String) line.get("serial"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(lines.toString()));
  }

  /** The serial number of the intermediate that a new connection is shown. */
  private static String issuer(RunningSignet signet, Path root) throws SSLPeerUnverifiedException {
    try (TrustingClient client = new TrustingClient(root, HttpClient.Version.HTTP_2)) {
      HttpResponse<String> response = client.get(signet.url("/.well-known/jwks.json"));
      assertThat(response.statusCode()).isEqualTo(200);
      Certificate[] chain = response.sslSession().orElseThrow().getPeerCertificates();
      return ((X509Certificate) chain[1]).getSerialNumber().toString(16);
    }
  }
}
