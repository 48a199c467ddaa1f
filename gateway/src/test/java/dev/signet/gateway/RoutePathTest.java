// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutePathTest {
  private static final long SEED = 20261121;
  private static final int ROUNDS = 200_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/%2e%2e/premium",
        "/a/../premium",
        "/a/..",
        "/a/.",
        "/./a",
        "/a/%2E/b",
        "/a/.%2e/b",
        "/a//b",
        "//a",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a%5Cb",
        "/a\\b",
        "/a;b",
        "/a;jsessionid=1/b",
        "/a%3bb",
        "/a%00",
        "/a%0d%0ab",
        "/a%7f",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%c0%af",
        "/a%e0%80%af",
        "/a%252e%252e/premium",
        "/a%252fb"
      })
  void aPathWithTwoReadingsIsRefusedBehindAGate(String path) {
    assertThat(codeOf(path)).isEqualTo(GatewayCode.PATH_AMBIGUOUS);
    assertThat(codeOf(path + "?q=1")).isEqualTo(GatewayCode.PATH_AMBIGUOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "*", "/a b", "/a#b", "/\u00e9", "/a\u0000", "/a\r\nb", "/?\t"})
  void whatIsNoTargetIsRefusedOnEveryHost(String target) {
    assertThat(RoutePath.judge(target, false))
        .isInstanceOfSatisfying(
            PathVerdict.Refused.class,
            refused ->
                assertThat(refused.finding().code()).isEqualTo(GatewayCode.TARGET_MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "/a/b,/a/b",
    "/a/b/,/a/b/",
    "/%61b,/ab",
    "/%7Euser,/~user",
    "/caf%c3%a9,/caf%C3%A9",
    "/a%20b,/a%20b",
    "/100%25,/100%25",
    "/100%25ab,/100%25ab",
    "/a.b/...,/a.b/...",
    "/.well-known/x,/.well-known/x",
    "/a?x=//..;%2f,/a?x=//..;%2f"
  })
  void anUnambiguousPathReachesTheUpstreamInNormalForm(String target, String sent) {
    assertThat(judged(target).target()).isEqualTo(sent);
  }

  @Test
  void onAHostWithoutGatesAPathStaysAsItIs() {
    assertThat(RoutePath.judge("/a/../b;c//%2f", false))
        .isInstanceOfSatisfying(
            RoutePath.class, path -> assertThat(path.target()).isEqualTo("/a/../b;c//%2f"));
  }

  @Test
  void aPrefixEndsAtASegment() {
    assertThat(judged("/premium").isUnder("/premium")).isTrue();
    assertThat(judged("/premium/x").isUnder("/premium")).isTrue();
    assertThat(judged("/premiums").isUnder("/premium")).isFalse();
    assertThat(judged("/%70remium/x").isUnder("/premium")).isTrue();
    assertThat(judged("/x").isUnder("/")).isTrue();
  }

  /** However an application decodes what passed, it arrives at the path that the gate saw. */
  @Test
  void noReadingOfAPassedPathLeavesThePrefixThatWasJudged() {
    Random random = new Random(SEED);
    String[] parts = {
      "/", "a", "premium", ".", "..", "%2e", "%2E", "%2f", "%5c", "\\", ";", "%3b", "%25", "2f",
      "2e", "%", "%c0%ae", "%41", "//", "é", "?", "%00", "b"
    };
    int passed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder target = new StringBuilder("/");
      for (int i = random.nextInt(8); i > 0; i--) {
        target.append(parts[random.nextInt(parts.length)]);
      }
      if (RoutePath.judge(target.toString(), true) instanceof RoutePath path) {
        passed++;
        assertEveryReadingAgrees(target.toString(), path);
      }
    }
    assertThat(passed).as("seed %d", SEED).isGreaterThan(ROUNDS / 100);
  }

  private static void assertEveryReadingAgrees(String target, RoutePath path) {
    String once = URLDecoder.decode(path.path().replace("+", "%2B"), StandardCharsets.UTF_8);
    for (String reading : new String[] {path.path(), once}) {
      for (String segment : reading.substring(1).split("/", -1)) {
        if (segment.equals(".") || segment.equals("..") || segment.contains(";")) {
          fail("seed %d: %s was passed as %s", SEED, target, path.path());
        }
      }
      assertThat(reading).doesNotContain("//").doesNotContain("\\").doesNotContain("\0");
    }
    long slashes = path.path().chars().filter(c -> c == '/').count();
    assertThat(once.chars().filter(c -> c == '/').count()).as(target).isEqualTo(slashes);
    assertThat(judged(path.target()).target()).as("judging is stable").isEqualTo(path.target());
  }

  private static RoutePath judged(String target) {
    return switch (RoutePath.judge(target, true)) {
      case RoutePath path -> path;
      case PathVerdict.Refused(var finding) -> throw new AssertionError(target + ": " + finding);
    };
  }

  private static Object codeOf(String target) {
    return switch (RoutePath.judge(target, true)) {
      case RoutePath path -> "passed as " + path.target();
      case PathVerdict.Refused(var finding) -> finding.code();
    };
  }
}
