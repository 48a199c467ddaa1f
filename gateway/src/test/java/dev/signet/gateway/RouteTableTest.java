// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.http.client.UpstreamAddress;
import dev.signet.identity.AccessRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RouteTableTest {
  private static final UpstreamAddress UPSTREAM = new UpstreamAddress(false, "127.0.0.1", 8000);
  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

  @Test
  void theLongestPathWinsOnSegmentBoundaries() {
    RouteTable table =
        RouteTable.of(
            List.of(
                route("all", "", "/"),
                route("premium", "", "/premium"),
                route("p2", "", "/premium/x/")),
            OWN);
    assertThat(found(table, "localhost", "/premium/x/y")).contains("p2");
    assertThat(found(table, "localhost", "/premium/xy")).contains("premium");
    assertThat(found(table, "localhost", "/premiums")).contains("all");
  }

  @Test
  void anExactHostOutranksAWildcardAndAnyHost() {
    RouteTable table =
        RouteTable.of(
            List.of(
                route("any", "", "/"),
                route("wild", "*.example.org", "/"),
                route("exact", "app.example.org", "/")),
            OWN);
    assertThat(found(table, "app.example.org", "/")).contains("exact");
    assertThat(found(table, "app.example.org.", "/")).contains("exact");
    assertThat(found(table, "other.example.org", "/")).contains("wild");
    assertThat(table.site("a.b.example.org")).isEmpty();
    assertThat(table.site("example.org")).isEmpty();
    assertThat(found(table, "[::1]", "/")).contains("any");
    assertThat(table.site("attacker.test")).isEmpty();
  }

  @Test
  void aHostsOwnRouteComesBeforeALongerOneForAnyHost() {
    RouteTable table =
        RouteTable.of(
            List.of(route("any", "", "/deep/er"), route("own", "localhost", "/deep")), OWN);
    assertThat(found(table, "localhost", "/deep/er")).contains("own");
    assertThat(found(table, "127.0.0.1", "/deep/er")).contains("any");
    assertThat(found(table, "127.0.0.1", "/")).isEmpty();
  }

  @Test
  void oneGateMakesTheWholeHostStrict() {
    Route open = new Route("open", "a.localhost", "/", UPSTREAM, new AccessRule.Open(), false);
    RouteTable mixed = RouteTable.of(List.of(open, route("gated", "a.localhost", "/g")), OWN);
    assertThat(mixed.site("a.localhost").orElseThrow().isStrict()).isTrue();
    RouteTable lone = RouteTable.of(List.of(open), OWN);
    assertThat(lone.site("a.localhost").orElseThrow().isStrict()).isFalse();
  }

  @Test
  void twoRoutesForTheSameAddressAreRefused() {
    assertThatThrownBy(
            () -> RouteTable.of(List.of(route("a", "H", "/x"), route("b", "h", "/x/")), OWN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("h/x");
    assertThatThrownBy(
            () -> RouteTable.of(List.of(route("a", "", "/x"), route("a", "", "/y")), OWN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void localNamesAndAddressesAreNeverPinned() {
    for (String host : List.of("localhost", "app.localhost", "127.0.0.1", "10.1.2.3", "[::1]")) {
      assertThat(Hsts.isPinnable(host)).as(host).isFalse();
    }
    for (String host : List.of("example.org", "localhost.example.org", "build.lan")) {
      assertThat(Hsts.isPinnable(host)).as(host).isTrue();
    }
    assertThat(Hsts.STANDARD.value().toString()).isEqualTo("max-age=63072000");
  }

  private static Optional<String> found(RouteTable table, String host, String path) {
    RoutePath judged = (RoutePath) RoutePath.judge(path, true);
    return table.site(host).map(site -> site.find(judged)).map(Route::name);
  }

  private static Route route(String name, String host, String path) {
    return new Route(name, host, path, UPSTREAM, AccessRule.signedIn(), false);
  }
}
