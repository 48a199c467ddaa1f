// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.store.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What authorities look for: an authority's question may come to any node.
 *
 * @param database where it is
 * @param clock says what is too old
 */
public record ProofTable(Database database, InstantSource clock) {
  /** Longer than any order takes; what a node leaves behind that was killed ends by itself. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** What is to be seen for a challenge, if anything is. */
  public Optional<String> find(String challenge, String subject) {
    String find =
        """
        select content from enrol_proof
        where challenge = :challenge and subject = :subject and until > :now
        """;
    return database.read(handle ->
        handle
            .createQuery(find)
            .bind("challenge", challenge)
            .bind("subject", subject)
            .bind("now", clock.millis())
            .mapTo(String.class)
            .findOne());
  }

  void show(String challenge, String subject, String content) {
    String upsert =
        """
        insert into enrol_proof (challenge, subject, content, until)
        values (:challenge, :subject, :content, :until)
        on conflict (challenge, subject) do update
          set content = excluded.content, until = excluded.until
        """;
    long now = clock.millis();
    database.write(handle -> {
      handle.createUpdate("delete from enrol_proof where until <= :now").bind("now", now).execute();
      return handle
          .createUpdate(upsert)
          .bind("challenge", challenge)
          .bind("subject", subject)
          .bind("content", content)
          .bind("until", now + LONGEST.toMillis())
          .execute();
    });
  }

  void hide(String challenge, String subject) {
    database.write(handle ->
        handle
            .createUpdate(
                "delete from enrol_proof where challenge = :challenge and subject = :subject")
            .bind("challenge", challenge)
            .bind("subject", subject)
            .execute());
  }
}
