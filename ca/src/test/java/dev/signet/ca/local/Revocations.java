// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.Issuer;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Revocations in great numbers, put into the database as issuing and revoking would leave them. */
final class Revocations {
  private static final String INTENT =
      """
      insert into ca_intent (serial, issuer, shard, profile, subject, names, key_hash, requester,
                             tbs, not_before, not_after, intended_at)
      values (:serial, :issuer, :shard, 'server', '', '', '', 't', :tbs, 0, :end, 0)
      """;

  private static final String REVOCATION =
      """
      insert into ca_revocation (serial, issuer, shard, place, not_after, reason, requester,
                                 revoked_at)
      select :serial, :issuer, :shard, coalesce(max(place), 0) + 1, :end, 1, 't', :at
      from ca_revocation where issuer = :issuer
      """;

  private Revocations() {}

  static void insert(AuthorityFixture fixture, Issuer issuer, long shard, int count) {
    long now = fixture.clock.instant().toEpochMilli();
    fixture.database.write(handle -> {
      for (String statement : new String[] {INTENT, REVOCATION}) {
        PreparedBatch batch = handle.prepareBatch(statement);
        for (int i = 0; i < count; i++) {
          batch
              .bind("serial", "7%03x%028x".formatted(shard, i))
              .bind("issuer", issuer.id())
              .bind("shard", shard)
              .bind("tbs", new byte[1])
              .bind("end", now + 1_000_000)
              .bind("at", now)
              .add();
        }
        batch.execute();
      }
      return count;
    });
  }
}
