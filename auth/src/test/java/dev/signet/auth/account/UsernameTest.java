// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  @ParameterizedTest
  @CsvSource({
    "anna,anna", "ANNA,anna", "Ａｎｎａ,anna", "' anna ',anna",
        "anna.b-c_d@example.org,anna.b-c_d@example.org",
    "Jürgen,jürgen", "Άννα,άννα", "Ольга,ольга", "さくら花,さくら花", "7of9,7of9"
  })
  void namesHaveOneForm(String typed, String name) {
    assertThat(Username.of(typed).text()).isEqualTo(name);
    assertThat(Username.of(Username.of(typed).text()).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ".anna",
        "anna.",
        "-anna",
        "an na",
        "anna\u0000",
        "anna\u200b",
        "anna\u202e",
        "аnna",
        "annа",
        "anna/../x",
        "<b>",
        "anna'",
        "🦊",
        "a:b",
        "\ud800"
      })
  void whatCanBeMistakenOrBreakSomethingIsNoName(String typed) {
    assertThatThrownBy(() -> Username.of(typed)).isInstanceOf(FindingException.class);
    assertThat(Username.find(typed)).isEmpty();
  }

  @Test
  void namesAreBounded() {
    assertThat(Username.find("a".repeat(64))).isPresent();
    assertThat(Username.find("a".repeat(65))).isEmpty();
    assertThat(Username.find("ﷺ".repeat(20))).isEmpty();
  }
}
