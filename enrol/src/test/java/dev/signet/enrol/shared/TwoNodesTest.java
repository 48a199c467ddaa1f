// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import static dev.signet.enrol.shared.SharedNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.enrol.TestAuthority;
import dev.signet.explain.Redacted;
import dev.signet.store.Database;
import dev.signet.store.StoreSettings;
import dev.signet.testkit.FixedClock;
import dev.signet.x509.Certificate;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that run at the same time on one PostgreSQL. */
class TwoNodesTest {
  private static final int NAMES = 20;

  private static EmbeddedPostgres server;

  private final FixedClock clock = FixedClock.create();
  private final TestAuthority authority = new TestAuthority(clock);

  @BeforeAll
  static void startServer() throws Exception {
    server = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Test
  void eachNameIsOrderedOnceAndBothNodesShowTheSame() throws Exception {
    // Migrated by one: what is tested here is what follows.
    Database.open(settings(), clock).close();
    String[] names =
        IntStream.range(0, NAMES).mapToObj(i -> "n" + i + ".test").toArray(String[]::new);
    try (SharedNode one = node();
        SharedNode two = node()) {
      one.start(names);
      two.start(names);
      await(() -> isShown(one, names) && isShown(two, names));
      // Until then not all is told; and a clock that jumps while a node works takes its claim away.
      await(() -> isIdle(one, names) && isIdle(two, names));
      assertThat(authority.asked).isEqualTo(NAMES);
      for (String name : names) {
        assertThat(one.shown(name)).isEqualTo(two.shown(name));
      }
      long obtained = one.count(SharedEvent.Obtained.class) + two.count(SharedEvent.Obtained.class);
      assertThat(obtained).isEqualTo(NAMES);

      // Both wake after a week at the same moment.
      List<Optional<Certificate>> before = List.of(names).stream().map(one::shown).toList();
      clock.advance(java.time.Duration.ofDays(7));
      one.certificates().lookSoon();
      two.certificates().lookSoon();
      await(() -> isShown(one, names) && isShown(two, names));
      assertThat(authority.asked).isEqualTo(2 * NAMES);
      assertThat(List.of(names).stream().map(two::shown).toList())
          .doesNotContainAnyElementsOf(before);
    }
  }

  private static boolean isShown(SharedNode node, String... names) {
    return List.of(names).stream().allMatch(name -> node.shown(name).isPresent());
  }

  private static boolean isIdle(SharedNode node, String... names) {
    return List.of(names).stream().noneMatch(node.certificates()::isBusyWith);
  }

  private SharedNode node() {
    return new SharedNode(settings(), clock).asks("https://first.test/directory", authority);
  }

  private static StoreSettings settings() {
    return new StoreSettings.PostgresServer(
        "127.0.0.1",
        server.getPort(),
        "postgres",
        "postgres",
        Redacted.of(""),
        false,
        Optional.empty());
  }
}
