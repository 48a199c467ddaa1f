// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same accounts, roles and tokens with PostgreSQL under the gateway, and curl beside them. */
@Tag("e2e")
class PostgresJourneyTest extends AccountJourneyTest {
  private Postgres postgres;

  @Override
  Path prepare(Path data) throws IOException {
    postgres = Postgres.start();
    return postgres.configure(data);
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @Test
  void curlRegistersSignsInAndIsRefusedTheRoleUntilItIsGranted() {
    curl("/auth/register", "-d", "username=iris", "-d", "password=" + Account.PASSWORD);
    String login = curl("/auth/login", "-d", "username=iris", "-d", "password=" + Account.PASSWORD);
    String bearer = "Authorization: Bearer " + Json.object(login).get("access_token");
    assertThat(curl("/premium/workout", "-H", bearer)).contains("role-missing");
    signet().command("user", "role", "iris", "--grant", "premium").succeeded();
    assertThat(curl("/premium/workout", "-H", bearer)).contains("workouts");
    assertThat(signet().command("user", "list").succeeded().out()).contains("iris");
    assertThat(signet().data().resolve("signet.db")).doesNotExist();
  }

  private String curl(String path, String... options) {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--cacert"));
    command.add(signet().rootPem().toString());
    command.addAll(List.of(options));
    command.add(signet().url(path).toString());
    return Completed.of(signet().data(), Map.of(), command).succeeded().out();
  }
}
