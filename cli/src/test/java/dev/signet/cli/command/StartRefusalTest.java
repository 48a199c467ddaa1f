// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.store.DataDirectory;
import dev.signet.store.DirectoryLock;
import dev.signet.testkit.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands in the way of a start is told in one message with the next command to try, and never
 * as a stack trace.
 */
class StartRefusalTest {
  private static final String FREE = " --https-port 0 --http-port 0";

  @TempDir private Path folder;
  private Path data;
  private TypedCommand signet;

  @BeforeEach
  void prepare() {
    data = folder.resolve("data");
    signet = new TypedCommand(data);
  }

  @Test
  void aTakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      int port = taken.getLocalPort();
      TypedCommand.Result result =
          signet.run("up --bind 127.0.0.1 --http-port 0 --https-port " + port);
      String told =
          result
              .err()
              .replaceAll("held by .*", "held by SOMEBODY")
              .replace(Integer.toString(port), "PORT")
              .replaceAll("--https-port \\d+", "--https-port OTHER");
      assertTold(result, "port-taken", told);
    }
  }

  @Test
  void anAddressOfAnotherMachine() {
    TypedCommand.Result result =
        signet.run("up --bind 192.0.2.1 --https-port 20443 --http-port 20080");
    assertTold(result, "address-unavailable", result.err());
  }

  @Test
  void aFolderWithOtherFilesInIt() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("thesis.txt"), "do not lose");
    TypedCommand.Result result = signet.run("up" + FREE);
    assertTold(result, "data-directory-foreign", result.err());
    assertThat(data.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void aFileWhereTheFolderShouldBe() throws IOException {
    Files.writeString(data, "a file");
    TypedCommand.Result result = signet.run("up" + FREE);
    assertTold(result, "data-directory-file", result.err());
  }

  @Test
  void aFolderThatAnotherProcessWorksOn() {
    DirectoryLock lock = DataDirectory.open(data).lock();
    TypedCommand.Result result = signet.run("up" + FREE);
    lock.close();
    String told =
        result
            .err()
            .replaceAll("process \\d+", "process NUMBER")
            .replaceAll("\\(.*java.*\\)", "(java)");
    assertTold(result, "data-directory-locked", told.replaceAll("-fp \\d+", "-fp NUMBER"));
  }

  @Test
  void aDatabaseOfALaterVersion() throws SQLException {
    signet.run("user add ada");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("signet.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1)");
    }
    TypedCommand.Result result = signet.run("up" + FREE);
    assertTold(
        result, "database-newer", result.err().replaceFirst("version \\d+ or", "version OWN or"));
  }

  @Test
  void aDatabaseThatIsNone() throws IOException {
    signet.run("user add ada");
    Files.writeString(
        data.resolve("signet.db"), "this is no database at all, but long enough to tell");
    TypedCommand.Result result = signet.run("up" + FREE);
    assertTold(result, "database-damaged", result.err());
  }

  @Test
  void aKeyringThatIsGone() throws IOException {
    signet.run("user add ada");
    Files.delete(data.resolve("keyring.key"));
    TypedCommand.Result result = signet.run("up" + FREE);
    assertTold(result, "keyring-missing", result.err().replaceAll("key [0-9a-f]+", "key ID"));
  }

  @Test
  void aDatabaseServerThatDoesNotAnswer() throws IOException {
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("signet.toml"),
        "database = \"postgresql://signet@127.0.0.1:1/signet?sslmode=disable\"\n");
    TypedCommand.Result result = signet.run("up" + FREE);
    assertThat(result.exit()).isEqualTo(8);
    Golden.files().matches("start/database-unreachable.txt", result.err());
  }

  private static void assertTold(TypedCommand.Result result, String name, String told) {
    assertThat(result.exit()).as(result.err()).isEqualTo(9);
    assertThat(result.err())
        .contains("try:")
        .doesNotContain("\tat ")
        .doesNotContain("Exception in");
    Golden.files().matches("start/" + name + ".txt", told);
  }
}
