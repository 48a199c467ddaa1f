// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionCookieTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "__Host-signet=abc|abc|''",
        "a=1; __Host-signet=abc; b=2|abc|a=1; b=2",
        "__Host-signet=abc; b=2|abc|b=2",
        "a=1; __Host-signet=abc|abc|a=1",
        "a=1;__Host-signet=abc;b=2|abc|a=1;b=2",
        "a=\"x, y\";  b = 2 ; __Host-signet=q=r==|q=r==|'a=\"x, y\";  b = 2 '",
      })
  void ourCookieIsTakenOutAndTheOthersKeepEveryByte(String field, String value, String rest) {
    SessionCookie cookie = new SessionCookie(field);
    assertThat(cookie.count()).isOne();
    assertThat(cookie.value()).isEqualTo(value);
    assertThat(cookie.without()).isEqualTo(rest);
  }

  @Test
  void aFieldWithoutOurCookieIsTheSameObject() {
    String field = "a=1; x__Host-signet=2; __Host-signet2=3; b=__Host-signet=4";
    SessionCookie cookie = new SessionCookie(field);
    assertThat(cookie.count()).isZero();
    assertThat(cookie.without()).isSameAs(field);
  }

  @Test
  void twoOfOurCookiesAreCounted() {
    assertThat(new SessionCookie("__Host-signet=a; __Host-signet=b").count()).isEqualTo(2);
    assertThat(new SessionCookie("__Host-signet=a; x=1; __Host-signet=b").without())
        .isEqualTo("x=1");
  }

  @Test
  void theLoginPagesOtherCookiesAreTakenOutToo() {
    SessionCookie cookie =
        new SessionCookie("a=1; __Host-signet-form=f; __Host-signet-device=d; b=2");
    assertThat(cookie.count()).isZero();
    assertThat(cookie.without()).isEqualTo("a=1; b=2");
    assertThat(new SessionCookie("__Host-signet-form=f").without()).isEmpty();
    assertThat(new SessionCookie("__Host-signets=f").without()).isEqualTo("__Host-signets=f");
  }
}
