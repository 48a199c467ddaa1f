// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import dev.signet.enrol.HeldCertificate;
import dev.signet.enrol.RenewalWindow;
import dev.signet.store.Change;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import dev.signet.x509.Certificate;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The certificates in the database, their keys sealed. */
final class CertificateTable {
  /** A gateway has some names; on-demand ones are bounded by the hour. */
  static final int MAX_NAMES = 100_000;

  private final Database database;
  private final Keyring keyring;

  CertificateTable(Database database, Keyring keyring) {
    this.database = database;
    this.keyring = keyring;
  }

  List<SharedCertificate> all() {
    String all = "select * from enrol_certificate order by name limit " + MAX_NAMES;
    return database.read(
        handle -> handle.createQuery(all).map((row, context) -> certificate(row)).list());
  }

  Optional<SharedCertificate> find(String name) {
    return database.read(handle ->
        handle
            .createQuery("select * from enrol_certificate where name = :name")
            .bind("name", name)
            .map((row, context) -> certificate(row))
            .findOne());
  }

  /** Takes the place of the one before; part of a transaction. */
  void store(Handle handle, SharedCertificate certificate) {
    String upsert =
        """
        insert into enrol_certificate (name, authority, sealed_key, chain, not_after,
          renew_at, window_start, window_end, ask_at, staple, staple_at)
        values (:name, :authority, :key, :chain, :notAfter, :renewAt, :start, :end, :askAt, null, 0)
        on conflict (name) do update set authority = excluded.authority,
          sealed_key = excluded.sealed_key, chain = excluded.chain, not_after = excluded.not_after,
          renew_at = excluded.renew_at, window_start = excluded.window_start,
          window_end = excluded.window_end, ask_at = excluded.ask_at, staple = null, staple_at = 0
        """;
    HeldCertificate held = certificate.held();
    String chain = held.chain().stream().map(Certificate::toPem).collect(Collectors.joining());
    RenewalDate renewal = certificate.renewal();
    handle
        .createUpdate(upsert)
        .bind("name", certificate.name())
        .bind("authority", certificate.authority())
        .bind("key", keyring.seal(purpose(certificate.name()), held.key().getEncoded()))
        .bind("chain", chain.getBytes(StandardCharsets.US_ASCII))
        .bind("notAfter", held.leaf().validity().notAfter().toEpochMilli())
        .bind("renewAt", renewal.renewAt().toEpochMilli())
        .bind("start", millis(renewal.window().start()))
        .bind("end", millis(renewal.window().end()))
        .bind("askAt", renewal.window().askAgain().toEpochMilli())
        .execute();
    database.changes().publish(handle, Change.Kind.ENROLMENT, certificate.name());
  }

  /** Another date for the same certificate. */
  void plan(String name, RenewalDate renewal) {
    String update =
        """
        update enrol_certificate set renew_at = :renewAt, window_start = :start, window_end = :end,
          ask_at = :askAt where name = :name
        """;
    database.write(handle -> {
      int changed =
          handle
              .createUpdate(update)
              .bind("renewAt", renewal.renewAt().toEpochMilli())
              .bind("start", millis(renewal.window().start()))
              .bind("end", millis(renewal.window().end()))
              .bind("askAt", renewal.window().askAgain().toEpochMilli())
              .bind("name", name)
              .execute();
      database.changes().publish(handle, Change.Kind.ENROLMENT, name);
      return changed;
    });
  }

  /** Another staple for the same certificate. */
  void staple(String name, StapledAnswer answer) {
    String update =
        "update enrol_certificate set staple = :staple, staple_at = :askAt where name = :name";
    database.write(handle -> {
      int changed =
          handle
              .createUpdate(update)
              .bind("staple", answer.response().toArray())
              .bind("askAt", answer.askAt().toEpochMilli())
              .bind("name", name)
              .execute();
      database.changes().publish(handle, Change.Kind.ENROLMENT, name);
      return changed;
    });
  }

  private SharedCertificate certificate(ResultSet row) throws SQLException {
    String name = row.getString("name");
    RenewalWindow window =
        new RenewalWindow(
            instant(row.getLong("window_start")),
            instant(row.getLong("window_end")),
            Instant.ofEpochMilli(row.getLong("ask_at")));
    return new SharedCertificate(
        name,
        row.getString("authority"),
        new HeldCertificate(
            key(name, row.getBytes("sealed_key")), Certificate.readAll(row.getBytes("chain"))),
        new RenewalDate(Instant.ofEpochMilli(row.getLong("renew_at")), window),
        staple(row));
  }

  private static StapledAnswer staple(ResultSet row) throws SQLException {
    byte @Nullable [] response = row.getBytes("staple");
    return response == null
        ? StapledAnswer.NONE
        : StapledAnswer.of(response, Instant.ofEpochMilli(row.getLong("staple_at")));
  }

  private PrivateKey key(String name, byte[] sealed) {
    byte[] encoded = keyring.open(purpose(name), sealed);
    try {
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was written here", e);
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  /** Where nothing was said there is 0. */
  private static long millis(Instant instant) {
    return instant.equals(Instant.MAX) ? 0 : instant.toEpochMilli();
  }

  private static Instant instant(long millis) {
    return millis == 0 ? Instant.MAX : Instant.ofEpochMilli(millis);
  }

  private static String purpose(String name) {
    return "enrol-certificate:" + name;
  }
}
