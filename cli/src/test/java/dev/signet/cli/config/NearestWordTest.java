// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The word that was probably meant. */
class NearestWordTest {
  private static final List<String> WORDS = List.of("upstream", "host", "path", "roles");

  @Test
  void swappedMissingAndExtraLettersAreForgiven() {
    assertThat(NearestWord.to("upstraem", WORDS)).contains("upstream");
    assertThat(NearestWord.to("hst", WORDS)).contains("host");
    assertThat(NearestWord.to("rolles", WORDS)).contains("roles");
    assertThat(NearestWord.to("upst", WORDS)).contains("upstream");
  }

  @Test
  void anotherWordIsNotGuessed() {
    assertThat(NearestWord.to("colour", WORDS)).isEmpty();
    assertThat(NearestWord.to("x".repeat(1000), WORDS)).isEmpty();
  }

  @Test
  void theDistanceCountsASwapOnce() {
    assertThat(NearestWord.distance("ab", "ba")).isEqualTo(1);
    assertThat(NearestWord.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
  }
}
