// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under a running gateway fills up, and gets room again. */
@Tag("e2e")
class FullDiskTest {
  /** What a database has room for in the pages that it holds already. */
  private static final int LAST_WRITES = 200;

  @TempDir private Path folder;

  @Test
  void whatWasIssuedIsGoodAndTheRestWaitsUntilThereIsRoom()
      throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"));
        RunningSignet signet = RunningSignet.start(disk.path().resolve("data"));
        TrustingClient client = new TrustingClient(signet.rootPem(), HttpClient.Version.HTTP_2)) {
      Account ada = Account.registered(signet, client, "ada");
      Map<String, Object> tokens = ada.tokens();
      Object access = tokens.get("access_token");
      assertThat(ada.get("/free/steps", access).statusCode()).isEqualTo(200);
      disk.fill();
      Account.assertLater(lastLogin(ada), "database-full");
      Account.assertLater(ada.refresh(tokens.get("refresh_token")), "database-full");
      Account.assertLater(new Account(signet, client, "bob").register(), "database-full");
      for (int i = 0; i < 20; i++) {
        assertThat(ada.get("/free/steps", access).statusCode()).isEqualTo(200);
      }
      assertThat(ada.get("/premium/workout", access).statusCode()).isEqualTo(403);
      assertThat(signet.command("user", "list").succeeded().out()).contains("ada");
      Completed refused = signet.command("user", "role", "ada", "--grant", "premium");
      assertThat(refused.exit()).isEqualTo(9);
      assertThat(refused.err()).contains("database-full").contains("df -h");
      disk.empty();
      assertThat(ada.refresh(tokens.get("refresh_token")).statusCode())
          .as("the refresh token was not spent")
          .isEqualTo(200);
      ada.tokens();
      signet.command("user", "role", "ada", "--grant", "premium").succeeded();
      assertThat(ada.get("/premium/workout", access).statusCode()).isEqualTo(200);
      assertThat(signet.terminate()).isZero();
    }
  }

  private static HttpResponse<String> lastLogin(Account account) {
    HttpResponse<String> response = account.login();
    for (int i = 0; i < LAST_WRITES && response.statusCode() == 200; i++) {
      response = account.login();
    }
    return response;
  }
}
