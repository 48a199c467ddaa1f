// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.store;

import dev.signet.ca.acme.AccountKey;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.AcmeStore;
import dev.signet.ca.acme.BindingInvitation;
import dev.signet.store.Database;
import dev.signet.x509.der.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ACME server's memory in the database. */
public final class SqlAcmeStore implements AcmeStore {
  /** Old nonces are forgotten now and then: by the writer of every so-manieth. */
  private static final int SWEEP = 64;

  private final Database database;

  /** The memory in a database. */
  public SqlAcmeStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean spend(String nonce, Instant now, Instant until) {
    String spend =
        "insert into acme_nonce (nonce, until) values (:nonce, :until) on conflict (nonce) do"
            + " nothing";
    return database.write(handle -> {
      if (nonce.hashCode() % SWEEP == 0) {
        handle
            .createUpdate("delete from acme_nonce where until < :now")
            .bind("now", now.toEpochMilli())
            .execute();
      }
      return handle
              .createUpdate(spend)
              .bind("nonce", nonce)
              .bind("until", until.toEpochMilli())
              .execute()
          == 1;
    });
  }

  @Override
  public Optional<AcmeAccount> register(AcmeAccount account) {
    return database.write(handle -> AcmeAccountRow.insert(handle, account));
  }

  @Override
  public int activeAccounts() {
    return database.read(AcmeAccountRow::active);
  }

  @Override
  public void invite(BindingInvitation invitation) {
    database.write(handle -> BindingRow.insert(handle, invitation));
  }

  @Override
  public Optional<BindingInvitation> invitation(String key) {
    return database.read(handle -> BindingRow.find(handle, key));
  }

  @Override
  public Tally ordersSince(String account, Instant since) {
    return database.read(handle -> AcmeOrderRow.placedSince(handle, account, since));
  }

  @Override
  public Tally issuedSince(List<AcmeIdentifier> identifiers, Instant since) {
    return database.read(handle -> AcmeOrderRow.issuedSince(handle, identifiers, since));
  }

  @Override
  public Optional<AcmeAccount> account(String id) {
    return database.read(handle -> AcmeAccountRow.find(handle, "id", id));
  }

  @Override
  public Optional<AcmeAccount> accountOf(String thumbprint) {
    return database.read(handle -> AcmeAccountRow.find(handle, "thumbprint", thumbprint));
  }

  @Override
  public void setContacts(String account, List<String> contacts) {
    String change =
        "update acme_account set contacts = :contacts where id = :id and deactivated_at is null";
    database.write(handle ->
        handle
            .createUpdate(change)
            .bind("contacts", String.join(" ", contacts))
            .bind("id", account)
            .execute());
  }

  @Override
  public void deactivate(String account, Instant at) {
    String change =
        "update acme_account set deactivated_at = :at where id = :id and deactivated_at is null";
    database.write(handle ->
        handle.createUpdate(change).bind("at", at.toEpochMilli()).bind("id", account).execute());
  }

  @Override
  public boolean changeKey(String account, String oldThumbprint, AccountKey changed) {
    return database.write(
        handle -> AcmeAccountRow.changeKey(handle, account, oldThumbprint, changed));
  }

  @Override
  public void place(AcmeOrder order, List<AcmeAuthorization> fresh, List<String> authorizations) {
    database.write(handle -> {
      fresh.forEach(authorization -> AcmeAuthorizationRow.insert(handle, authorization));
      return AcmeOrderRow.insert(handle, order, authorizations);
    });
  }

  @Override
  public Optional<AcmeOrder.State> order(String id, Instant now) {
    return database.read(handle -> AcmeOrderRow.state(handle, id, now));
  }

  @Override
  public List<String> orders(String account, Instant now, int limit) {
    return database.read(handle -> AcmeOrderRow.useful(handle, account, now, limit));
  }

  @Override
  public int openOrders(String account, Instant now) {
    return database.read(handle -> AcmeOrderRow.open(handle, account, now));
  }

  @Override
  public boolean isReplaced(String serial, Instant now) {
    return database.read(handle -> AcmeOrderRow.isReplaced(handle, serial, now));
  }

  @Override
  public Optional<AcmeAuthorization.State> authorization(String id) {
    return database.read(handle -> AcmeAuthorizationRow.state(handle, id));
  }

  @Override
  public Optional<String> proven(String account, AcmeAuthorization.Subject subject, Instant until) {
    return database.read(handle -> AcmeAuthorizationRow.proven(handle, account, subject, until));
  }

  @Override
  public boolean begin(String authorization, AcmeAuthorization.Attempt attempt, Instant stale) {
    String begin =
        """
        insert into acme_attempt (authorization_id, type, started_at) values (:id, :type, :at)
        on conflict (authorization_id) do update set type = excluded.type,
          started_at = excluded.started_at
        where acme_attempt.started_at < :stale and not exists
          (select 1 from acme_validation v where v.authorization_id = :id)
        """;
    return database.write(handle ->
        handle
                .createUpdate(begin)
                .bind("id", authorization)
                .bind("type", attempt.type().wire())
                .bind("at", attempt.startedAt().toEpochMilli())
                .bind("stale", stale.toEpochMilli())
                .execute()
            == 1);
  }

  @Override
  public void conclude(
      String authorization, AcmeAuthorization.Validation validation, Instant until) {
    String conclude =
        """
        insert into acme_validation (authorization_id, type, problem, at, until)
        values (:id, :type, :problem, :at, :until) on conflict (authorization_id) do nothing
        """;
    database.write(handle ->
        handle
            .createUpdate(conclude)
            .bind("id", authorization)
            .bind("type", validation.type().wire())
            .bind("problem", validation.problem().orElse(null))
            .bind("at", validation.at().toEpochMilli())
            .bind("until", until.toEpochMilli())
            .execute());
  }

  @Override
  public void relinquish(String authorization, Instant at) {
    String insert =
        """
        insert into acme_relinquishment (authorization_id, at) values (:id, :at)
        on conflict (authorization_id) do nothing
        """;
    database.write(handle ->
        handle
            .createUpdate(insert)
            .bind("id", authorization)
            .bind("at", at.toEpochMilli())
            .execute());
  }

  @Override
  public boolean claim(String order, Bytes csr, Instant now, Instant stale) {
    String claim =
        """
        insert into acme_finalization (order_id, csr, claimed_at) values (:id, :csr, :at)
        on conflict (order_id) do update set claimed_at = excluded.claimed_at
        where acme_finalization.claimed_at < :stale and not exists
          (select 1 from acme_order_outcome o where o.order_id = :id)
        """;
    return database.write(handle ->
        handle
                .createUpdate(claim)
                .bind("id", order)
                .bind("csr", csr.toArray())
                .bind("at", now.toEpochMilli())
                .bind("stale", stale.toEpochMilli())
                .execute()
            == 1);
  }

  @Override
  public Optional<Bytes> cutOff(String order, Instant stale) {
    String unfinished =
        """
        select csr from acme_finalization f where order_id = :id and claimed_at < :stale
        and not exists (select 1 from acme_order_outcome o where o.order_id = f.order_id)
        """;
    return database.read(handle ->
        handle
            .createQuery(unfinished)
            .bind("id", order)
            .bind("stale", stale.toEpochMilli())
            .map((row, _) -> Bytes.of(row.getBytes("csr")))
            .findOne());
  }

  @Override
  public void conclude(String order, AcmeOrder.Outcome outcome, Instant at) {
    database.write(handle -> AcmeOrderRow.conclude(handle, order, outcome, at));
  }

  @Override
  public Optional<String> subscriber(String serial) {
    String account =
        """
        select o.account from acme_order o join acme_order_outcome e on e.order_id = o.id
        where e.serial = :serial
        """;
    return database.read(
        handle -> handle.createQuery(account).bind("serial", serial).mapTo(String.class).findOne());
  }
}
