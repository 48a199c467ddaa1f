// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server under a running gateway dies, and comes back. */
@Tag("e2e")
class DatabaseAwayTest {
  private static final int PATIENCE_SECONDS = 30;

  @TempDir private Path folder;

  @Test
  void nothingThatNeedsALoginIsAnsweredUntilTheDatabaseIsBack()
      throws IOException, InterruptedException {
    try (Postgres postgres = Postgres.start();
        RunningSignet signet = RunningSignet.start(postgres.configure(folder.resolve("data")));
        TrustingClient client = new TrustingClient(signet.rootPem(), HttpClient.Version.HTTP_2)) {
      Account ada = Account.registered(signet, client, "ada");
      Map<String, Object> tokens = ada.tokens();
      Object access = tokens.get("access_token");
      assertThat(ada.get("/free/steps", access).statusCode()).isEqualTo(200);

      postgres.kill();
      HttpResponse<String> gated = eventually(() -> ada.get("/free/steps", access), 503);
      Account.assertLater(gated, "changes-unknown");
      Account.assertLater(ada.login(), "database-unreachable");
      Account.assertLater(ada.refresh(tokens.get("refresh_token")), "database-unreachable");
      assertThat(client.get(signet.url("/")).statusCode()).as("the open route").isEqualTo(200);
      assertThat(ready(signet)).isEqualTo("503");

      postgres.restart();
      assertThat(eventually(() -> ada.get("/free/steps", access), 200).statusCode()).isEqualTo(200);
      assertThat(eventually(() -> ada.refresh(tokens.get("refresh_token")), 200).statusCode())
          .isEqualTo(200);
      ada.tokens();
      assertThat(ready(signet)).isEqualTo("200");
      assertThat(signet.terminate()).isZero();
    }
  }

  private String ready(RunningSignet signet) {
    String socket = signet.data().resolve("control.sock").toString();
    return Completed.of(
            folder,
            Map.of(),
            java.util.List.of(
                "curl",
                "-s",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "--unix-socket",
                socket,
                "http://localhost/readyz"))
        .succeeded()
        .out();
  }

  private static HttpResponse<String> eventually(Supplier<HttpResponse<String>> request, int status)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    HttpResponse<String> response = request.get();
    while (response.statusCode() != status && System.nanoTime() < end) {
      // Nothing in between is a bug of ours or of the application's.
      assertThat(response.statusCode()).as(response.body()).isIn(200, 503);
      TimeUnit.MILLISECONDS.sleep(100);
      response = request.get();
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return response;
  }
}
