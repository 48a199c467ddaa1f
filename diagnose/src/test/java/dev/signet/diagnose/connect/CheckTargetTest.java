// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTargetTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, HTTPS, example.com, 443",
    "example.com:8443, HTTPS, example.com, 8443",
    "db.internal:5432, POSTGRES, db.internal, 5432",
    "https://example.com/a/page?x=1, HTTPS, example.com, 443",
    "http://127.0.0.1:8000, HTTP, 127.0.0.1, 8000",
    "postgres://user:secret@db:6432/app, POSTGRES, db, 6432",
    "postgresql://db/app?sslnegotiation=direct, POSTGRES_DIRECT, db, 5432",
    "'mongodb://a:27018,b:27019/?tls=true', MONGODB, a, 27018",
    "smtp://mail.example, SMTP, mail.example, 25",
    "mail.example:587, SMTP, mail.example, 587",
    "::1, HTTPS, ::1, 443",
    "[::1]:8443, HTTPS, ::1, 8443",
    "my_service:8443, HTTPS, my_service, 8443",
    "tls://broker:8883, TLS, broker, 8883"
  })
  void isUnderstood(String typed, Dialect dialect, String host, int port) {
    assertThat(CheckTarget.parse(typed)).isEqualTo(new CheckTarget(dialect, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gopher://x", "host:0", "host:99999", "host:https", "mongodb+srv://x"})
  void whatIsNoTargetIsRefusedByItsCode(String typed) {
    assertThatThrownBy(() -> CheckTarget.parse(typed))
        .isInstanceOfSatisfying(
            FindingException.class,
            e -> assertThat(e.finding().code()).isEqualTo(CheckCode.CHECK_TARGET_MALFORMED));
  }

  @Test
  void anAddressOfSixIsWrittenWithBrackets() {
    assertThat(CheckTarget.parse("[::1]:8443").text()).isEqualTo("[::1]:8443");
  }
}
