// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingTest {
  @TempDir Path folder;

  @Test
  void aServerIsVerifiedUnlessSaidOtherwise() {
    var server = parse("postgresql://ann@db.example:5433/signet");
    assertThat(server.host()).isEqualTo("db.example");
    assertThat(server.port()).isEqualTo(5433);
    assertThat(server.database()).isEqualTo("signet");
    assertThat(server.user()).isEqualTo("ann");
    assertThat(server.verified()).isTrue();
    assertThat(server.roots()).isEmpty();
    assertThat(parse("postgres://ann@db.example/signet").port()).isEqualTo(5432);
  }

  @Test
  void thePasswordComesFromItsFileBeforeTheVariable() throws Exception {
    Path file = Files.writeString(folder.resolve("p"), "from file\n");
    assertThat(parse("postgresql://ann@h/d").password().reveal()).isEqualTo("from variable");
    assertThat(parse("postgresql://ann@h/d?passfile=" + file).password().reveal())
        .isEqualTo("from file");
    DatabaseContract.assertFinding(
        () -> parse("postgresql://ann@h/d?passfile=" + folder + "/none"),
        StoreCode.FILE_NOT_READABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "127.9.9.9"})
  void aLoopbackAddressMayGoWithoutTls(String host) {
    assertThat(parse("postgresql://ann@" + host + "/d?sslmode=disable").verified()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann@h/d",
        "postgresql://h/d",
        "postgresql://ann@h",
        "postgresql://ann@h/",
        "postgresql://ann@h/a/b",
        "postgresql://ann@/d",
        "postgresql://ann@h/d?sslmode=disable",
        "postgresql://ann@10.0.0.1/d?sslmode=disable",
        "postgresql://ann@localhost.example/d?sslmode=disable",
        "postgresql://ann@h/d?sslmode=require",
        "postgresql://ann@h/d?sslmode=prefer",
        "postgresql://ann@h/d?ssl=true",
        "postgresql://ann@h/d?sslmode=verify-full&sslmode=disable",
        "postgresql://ann@h/d?sslfactory=evil.Factory",
        "postgresql://ann@h/d?sslrootcert",
        "postgresql:// ann@h/d",
        "nonsense"
      })
  void whatIsWrongIsRefused(String setting) {
    DatabaseContract.assertFinding(() -> parse(setting), StoreCode.DATABASE_SETTING);
  }

  @Test
  void aPasswordInTheSettingIsRefusedAndNotShown() {
    assertThatThrownBy(() -> parse("postgresql://ann:hunter2@h/d"))
        .isInstanceOfSatisfying(
            FindingException.class,
            e -> {
              assertThat(e.finding().code()).isEqualTo(StoreCode.DATABASE_SETTING);
              assertThat(e.finding().subject() + e.getMessage() + e.finding().explanation())
                  .doesNotContain("hunter2");
            });
  }

  private static StoreSettings.PostgresServer parse(String setting) {
    return (StoreSettings.PostgresServer)
        StoreSettings.parse(setting, Map.of(StoreSettings.PASSWORD_VARIABLE, "from variable"));
  }
}
