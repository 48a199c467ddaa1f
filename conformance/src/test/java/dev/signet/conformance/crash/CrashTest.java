// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.conformance.CaseLog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link CrashSuite}, on both databases. */
@Tag("e2e")
class CrashTest {
  private static final long SEED = 20_260_101;
  private static final int KILLS = 25;
  private static final int KILLS_ON_POSTGRESQL = 6;

  @TempDir private Path folder;

  @Test
  void nothingThatWasConfirmedIsLostByTwentyFiveKills() throws Exception {
    survive("sqlite", KILLS);
  }

  @Test
  void norWithTheDatabaseOnAServer() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url =
          "postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres?sslmode=disable";
      Files.writeString(data.resolve("signet.toml"), "database = \"" + url + "\"\n");
      survive("postgresql", KILLS_ON_POSTGRESQL);
    }
  }

  private void survive(String name, int kills) throws Exception {
    System.out.println("seed " + SEED);
    CaseLog cases = new CaseLog(System.out);
    CrashRun run = new CrashRun(launcher(), folder.resolve("data"), SEED);
    run.run(kills, name, cases);
    System.out.println(run.summary());
    assertThat(cases.isGood()).as(String.join("\n", cases.lines())).isTrue();
  }

  private static Path launcher() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("signet"))
        ? here.resolve("signet")
        : here.resolveSibling("signet");
  }
}
