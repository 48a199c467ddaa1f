// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.http.client.ClientSettings;
import dev.signet.http.client.UpstreamAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application behind TLS, which here is another gateway. */
final class TlsUpstreamTest {
  private RecordingUpstream application;
  private RunningGateway inner;

  @BeforeEach
  void start() throws IOException {
    application = RecordingUpstream.friendly();
    inner = RunningGateway.with(RunningGateway.open(application));
  }

  @AfterEach
  void stop() throws IOException {
    inner.close();
    application.close();
  }

  @Test
  void aVerifiedUpstreamIsReachedByItsOwnName() throws Exception {
    HttpResponse<String> response = through(RunningGateway.patient(), "localhost");
    assertThat(response.body()).isEqualTo("hello");
    assertThat(application.only().values("Via")).containsExactly("1.1 signet", "1.1 signet");
  }

  @Test
  void anUpstreamOfAnUnknownAuthorityIs502() throws Exception {
    HttpResponse<String> response =
        through(ClientSettings.standard(TlsUpstreamTest::ofThisMachine), "localhost");
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("upstream-untrusted");
    assertThat(application.requests()).isEmpty();
  }

  @Test
  void anUpstreamWithAnotherNameIs502() throws Exception {
    HttpResponse<String> response = through(RunningGateway.patient(), "127.0.0.1");
    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body()).contains("upstream-untrusted");
    assertThat(application.requests()).isEmpty();
  }

  private HttpResponse<String> through(ClientSettings settings, String host) throws Exception {
    UpstreamAddress address = new UpstreamAddress(true, host, inner.port());
    try (RunningGateway outer = RunningGateway.with(settings, RunningGateway.open(address));
        HttpClient client = RunningGateway.client(HttpClient.Version.HTTP_1_1)) {
      return client.send(outer.request("/").build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static SSLContext ofThisMachine() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
