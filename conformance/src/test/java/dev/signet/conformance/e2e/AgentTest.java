// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code signet agent} at an authority in another process. */
class AgentTest {
  private static final byte[] SECRET = new byte[32];

  @TempDir private Path folder;
  private AcmeStage stage;
  private Path out;

  @BeforeEach
  void start() {
    stage = AcmeStage.with(folder, "external_account = \"required\"");
    out = folder.resolve("certs");
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void itKeepsFilesFreshAndReloads() throws IOException, SQLException {
    Path reloads = folder.resolve("reloads");
    String[] words = {
      "db.localhost",
      "--http-port",
      "" + stage.httpPort,
      "--reload",
      "echo again >>" + reloads + " && test -e " + folder.resolve("up")
    };
    // The files are there; the server that reads them is not, and the command stays due.
    Completed first = agent(words);
    assertThat(first.exit()).as(first.err()).isEqualTo(9);
    assertThat(first.err()).contains("reload-failed");
    AcmeStage.Issued issued = issued("db.localhost").kept(folder.resolve("first"));
    stage.trusted(issued);
    assertThat(Files.getPosixFilePermissions(out.resolve("privkey.pem").toRealPath()))
        .hasToString("[OWNER_READ, OWNER_WRITE]");

    Files.createFile(folder.resolve("up"));
    agent(words).succeeded();
    agent(words).succeeded();
    assertThat(Files.readAllLines(reloads)).hasSize(2);
    assertThat(issued.certificate()).hasSameTextualContentAs(out.resolve("cert.pem"));

    // The authority says: now (RFC 9773), because it was revoked.
    String old = serial();
    stage.signet.command("cert", "revoke", old).succeeded();
    agent(words).succeeded();
    stage.trusted(issued("db.localhost"));
    assertThat(Files.readString(out.resolve("cert.pem")))
        .isNotEqualTo(Files.readString(issued.certificate()));
    assertThat(Files.readAllLines(reloads)).hasSize(3);
    assertThat(replaced()).as("RFC 9773, 5: it says what it replaces").containsExactly(old);
  }

  @Test
  void itProvesAWildcardByDynamicUpdates() throws IOException {
    stage.dns.takeUpdates("agent.key", SECRET);
    Path key = folder.resolve("tsig");
    AcmeStage.write(key, "agent.key:" + Base64.getEncoder().encodeToString(SECRET) + "\n");
    agent(
            "*.wide.localhost",
            "--dns-server",
            "127.0.0.1:" + stage.dns.address().getPort(),
            "--dns-zone",
            "localhost",
            "--dns-key-file",
            key.toString())
        .succeeded();
    AcmeStage.Issued issued = issued("a.wide.localhost");
    stage.trusted(issued);
    assertThat(stage.dns.texts("_acme-challenge.wide.localhost")).isEmpty();
  }

  @Test
  void whatTheAuthorityRefusesIsToldInItsWords() throws IOException {
    Completed refused = agent("example.org", "--http-port", "" + stage.httpPort);
    assertThat(refused.exit()).isNotZero();
    assertThat(refused.err()).contains("authority-refused").contains("example.org");
  }

  @Test
  void theUnitRunsItWithTheSameOptions() {
    Completed unit =
        stage.run(
            Map.of(),
            List.of(
                RunningSignet.root().resolve("signet").toString(),
                "agent",
                "install",
                "db.localhost",
                "--directory",
                stage.directory(),
                "--out",
                "certs",
                "--reload",
                "systemctl reload nginx"));
    assertThat(unit.succeeded().out())
        .contains(" agent run db.localhost")
        .contains("--out " + folder.resolve("certs"))
        .contains("--reload \"systemctl reload nginx\"")
        .contains("WantedBy=multi-user.target");
  }

  private Completed agent(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(RunningSignet.root().resolve("signet").toString());
    command.addAll(List.of("agent", "run", "--once", "--directory", stage.directory()));
    command.addAll(List.of("--root", stage.signet.rootPem().toString(), "--out", out.toString()));
    if (Files.notExists(folder.resolve("mac"))) {
      String made = stage.signet.command("ca", "eab", "agent", "--json").succeeded().out();
      AcmeStage.write(folder.resolve("mac"), Json.object(made).get("mac_key") + "\n");
      AcmeStage.write(folder.resolve("kid"), Json.object(made).get("key_id").toString());
    }
    command.addAll(List.of("--eab-kid", Files.readString(folder.resolve("kid"))));
    command.addAll(List.of("--eab-key-file", folder.resolve("mac").toString()));
    command.addAll(List.of(words));
    return stage.run(Map.of(), command);
  }

  /** What the authority's orders are in the place of. */
  private List<String> replaced() throws SQLException {
    String url = "jdbc:sqlite:" + stage.signet.data().resolve("signet.db");
    String query = "select replaces from acme_order where replaces is not null";
    List<String> serials = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        serials.add(rows.getString(1));
      }
    }
    return serials;
  }

  private AcmeStage.Issued issued(String host) {
    return new AcmeStage.Issued(
        host, out.resolve("cert.pem"), out.resolve("chain.pem"), out.resolve("privkey.pem"));
  }

  private String serial() {
    String list = stage.signet.command("cert", "list", "--json").succeeded().out();
    return list.lines()
        .filter(line -> line.contains("db.localhost"))
        .map(line -> Json.object(line).get("serial").toString())
        .findFirst()
        .orElseThrow();
  }
}
