// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldRuleTest {
  private static final long SEED = 7239;
  private static final int SPELLINGS = 500;

  private static final List<String> GUARDED =
      List.of(
          "Signet-Identity",
          "X-Signet-User",
          "X-Signet-Roles",
          "X-Signet-Anything",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Client-Cert",
          "Forwarded",
          "X-Real-IP",
          "Content-Length",
          "Transfer-Encoding",
          "Connection",
          "Keep-Alive",
          "Proxy-Connection",
          "Proxy-Authorization",
          "TE",
          "Trailer",
          "Upgrade",
          "Host",
          "Remote-User",
          "Proxy");

  @Test
  void noSpellingOfAGuardedNamePasses() {
    Random random = new Random(SEED);
    for (String name : GUARDED) {
      for (int i = 0; i < SPELLINGS; i++) {
        String spelling = spelled(name, random);
        assertThat(FieldRule.of(spelling))
            .as("seed %d: %s", SEED, spelling)
            .isEqualTo(FieldRule.DROP);
        assertThat(FieldRule.of(AsciiString.of(spelling))).isEqualTo(FieldRule.DROP);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Content-Type",
        "User-Agent",
        "X-Forwarded",
        "X-Signe",
        "Signet",
        "Sec-WebSocket-Key",
        "X-Custom_Header",
        "Hos",
        "Hosts",
        "Tea",
        "Range",
        "If-None-Match",
        "Authorizations"
      })
  void otherNamesPass(String name) {
    assertThat(FieldRule.of(name)).isEqualTo(FieldRule.PASS);
  }

  @Test
  void cookieAndAuthorizationAreLookedInto() {
    assertThat(FieldRule.of("cOOkie")).isEqualTo(FieldRule.COOKIE);
    assertThat(FieldRule.of(AsciiString.of("authorization"))).isEqualTo(FieldRule.AUTHORIZATION);
  }

  private static String spelled(String name, Random random) {
    String separators = "-_.!~'*+^`|#$%&";
    StringBuilder spelling = new StringBuilder();
    for (char c : name.toCharArray()) {
      String letter = String.valueOf(c);
      if (c == '-') {
        spelling.append(separators.charAt(random.nextInt(separators.length())));
      } else {
        spelling.append(
            random.nextBoolean()
                ? letter.toUpperCase(Locale.ROOT)
                : letter.toLowerCase(Locale.ROOT));
      }
    }
    return spelling.toString();
  }
}
