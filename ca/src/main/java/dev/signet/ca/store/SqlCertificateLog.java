// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.CaCode;
import dev.signet.ca.CaStatus;
import dev.signet.ca.CertificateLog;
import dev.signet.ca.CertificateRecord;
import dev.signet.explain.Finding;
import dev.signet.store.Database;
import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The issuance log in the database. */
public final class SqlCertificateLog implements CertificateLog {
  private static final String CONCLUDE =
      """
      insert into ca_outcome (serial, state, certificate, detail, concluded_at)
      values (:serial, :state, :certificate, :detail, :at)
      on conflict (serial) do nothing
      """;

  private static final String UNFINISHED =
      """
      select i.serial from ca_intent i
      where not exists (select 1 from ca_outcome o where o.serial = i.serial)
      """;

  private static final String LINES =
      """
      select i.serial, i.issuer, i.profile, i.subject, i.names, i.requester, i.not_before,
             i.not_after, o.state, r.reason, r.revoked_at, r.requester as revoker
      from ca_intent i
      left join ca_outcome o on o.serial = i.serial
      left join ca_revocation r on r.serial = i.serial
      """;

  private final Database database;

  /** The log in a database. */
  public SqlCertificateLog(Database database) {
    this.database = database;
  }

  @Override
  public boolean intend(Intent intent) {
    return database.write(handle -> {
      requireUnblocked(handle, intent.keyHash());
      boolean fresh = insert(handle, intent) == 1;
      if (fresh) {
        LogKind.INTENT.log(handle, intent.serial());
      }
      return fresh;
    });
  }

  @Override
  public boolean conclude(Conclusion conclusion) {
    return database.write(handle -> conclude(handle, conclusion));
  }

  @Override
  public int abandonUnfinished(Instant at) {
    return database.write(handle -> {
      List<String> unfinished = handle.createQuery(UNFINISHED).mapTo(String.class).list();
      unfinished.forEach(serial -> conclude(handle, Conclusion.abandoned(serial, at)));
      return unfinished.size();
    });
  }

  @Override
  public List<CertificateRecord> list(int limit) {
    String newest = LINES + " order by i.intended_at desc, i.serial limit :limit";
    return database.read(
        handle -> handle.createQuery(newest).bind("limit", limit).map(new CertificateRow()).list());
  }

  @Override
  public Optional<CertificateRecord> find(String serial) {
    String one = LINES + " where i.serial = :serial";
    return database.read(handle ->
        handle.createQuery(one).bind("serial", serial).map(new CertificateRow()).findOne());
  }

  @Override
  public boolean isRevoked(String serial) {
    return database.read(handle ->
        handle
            .createQuery("select 1 from ca_revocation where serial = :serial")
            .bind("serial", serial)
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  @Override
  public Optional<CertificateRecord> issuedTo(String requester) {
    String newest =
        LINES
            + " where i.requester = :requester and o.state = 'issued'"
            + " order by i.intended_at desc, i.serial limit 1";
    return database.read(handle ->
        handle
            .createQuery(newest)
            .bind("requester", requester)
            .map(new CertificateRow())
            .findOne());
  }

  @Override
  public Optional<Bytes> certificate(String serial) {
    String issued =
        "select certificate from ca_outcome where serial = :serial and state = 'issued'";
    return database.read(handle ->
        handle
            .createQuery(issued)
            .bind("serial", serial)
            .map((row, context) -> Bytes.of(row.getBytes("certificate")))
            .findOne());
  }

  @Override
  public CaStatus.Counts counts() {
    String counts =
        """
        select (select count(*) from ca_outcome where state = 'issued') as issued,
               (select count(*) from ca_revocation) as revoked,
               (select count(*) from ca_intent i where not exists
                 (select 1 from ca_outcome o where o.serial = i.serial)) as unfinished
        """;
    return database.read(handle ->
        handle
            .createQuery(counts)
            .map((row, context) ->
                new CaStatus.Counts(
                    row.getLong("issued"), row.getLong("revoked"), row.getLong("unfinished")))
            .one());
  }

  /** Concludes an intent as part of a larger transaction. */
  static boolean conclude(Handle handle, Conclusion conclusion) {
    byte[] certificate = conclusion.certificate().toArray();
    boolean first =
        handle
                .createUpdate(CONCLUDE)
                .bind("serial", conclusion.serial())
                .bind("state", conclusion.state().name().toLowerCase(Locale.ROOT))
                .bind("certificate", certificate.length == 0 ? null : certificate)
                .bind("detail", conclusion.detail())
                .bind("at", conclusion.at().toEpochMilli())
                .execute()
            == 1;
    if (first) {
      LogKind.OUTCOME.log(handle, conclusion.serial());
    }
    return first;
  }

  /** In the transaction of the intent, so that no issuance slips by the blocking of its key. */
  private static void requireUnblocked(Handle handle, String keyHash) {
    handle
        .createQuery("select serial from ca_blocked_key where key_hash = :keyHash")
        .bind("keyHash", keyHash)
        .mapTo(String.class)
        .findOne()
        .ifPresent(serial -> {
          throw Finding.about(CaCode.KEY_BLOCKED).subject(keyHash).found(serial).toException();
        });
  }

  private static int insert(Handle handle, Intent intent) {
    String insert =
        """
        insert into ca_intent (serial, issuer, shard, profile, subject, names, key_hash, requester, tbs,
                               not_before, not_after, intended_at)
        values (:serial, :issuer, :shard, :profile, :subject, :names, :keyHash, :requester, :tbs,
                :notBefore, :notAfter, :at)
        on conflict (serial) do nothing
        """;
    CertificateRecord.Contents contents = intent.contents();
    return handle
        .createUpdate(insert)
        .bind("serial", intent.serial())
        .bind("issuer", intent.scope().issuer())
        .bind("shard", intent.scope().shard())
        .bind("profile", contents.profile())
        .bind("subject", contents.subject())
        .bind("names", String.join(" ", contents.names()))
        .bind("keyHash", intent.keyHash())
        .bind("requester", intent.origin().requester())
        .bind("tbs", intent.origin().tbs().toArray())
        .bind("notBefore", contents.notBefore().toEpochMilli())
        .bind("notAfter", contents.notAfter().toEpochMilli())
        .bind("at", intent.origin().at().toEpochMilli())
        .execute();
  }
}
