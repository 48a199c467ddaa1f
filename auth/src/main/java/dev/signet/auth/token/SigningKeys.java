// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import dev.signet.auth.account.Actor;
import dev.signet.auth.account.AuditEvent;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.SigningKey.KeyName;
import dev.signet.store.Change;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;

/**
 * The keys that sign tokens, in the database under the keyring's seal and here ready for use.
 *
 * <p>Every purpose has a line of generations. A new key is published a day before it signs, so that
 * every copy of the key set knows it by then, and an old one stays until the last token that it
 * signed has ended. The constraint on purpose and generation lets nodes that rotate at once agree
 * on one key.
 */
public final class SigningKeys {
  /** How long a key signs. */
  public static final Duration PERIOD = Duration.ofDays(30);

  /** How long before that it is published. */
  public static final Duration LEAD = Duration.ofDays(1);

  private static final String SEAL = "auth-signing-key";

  private final Database database;
  private final Keyring keyring;
  private final TokenSettings settings;
  private final AuditTrail audit;
  private final InstantSource clock;
  private final KeyMaterial material;
  private final RandomSecret secrets;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile Map<String, SigningKey> keys = Map.of();

  /**
   * Keys in a database; call {@link #renew} before the first use.
   *
   * @param database holds them
   * @param keyring seals them
   * @param settings algorithms and providers
   * @param audit tells of new ones
   * @param clock the time
   */
  public SigningKeys(
      Database database,
      Keyring keyring,
      TokenSettings settings,
      AuditTrail audit,
      InstantSource clock) {
    SecureRandom random = new SecureRandom();
    this.database = database;
    this.keyring = keyring;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
    this.material = new KeyMaterial(settings.providers(), random);
    this.secrets = new RandomSecret(random);
  }

  /**
   * Makes the keys that are due and deletes those that are over. To be called at start and every
   * hour or so.
   */
  public void renew() {
    reload();
    boolean changed = false;
    for (KeyPurpose purpose : KeyPurpose.values()) {
      changed |= add(purpose);
      changed |= delete(purpose);
    }
    if (changed) {
      reload();
    }
  }

  /** Reads the keys from the database. */
  public void reload() {
    loading.lock();
    try {
      keys = database.read(this::read);
    } finally {
      loading.unlock();
    }
  }

  /** The key of that name and purpose. */
  Optional<SigningKey> named(String id, KeyPurpose purpose) {
    return Optional.ofNullable(keys.get(id)).filter(key -> key.name().purpose() == purpose);
  }

  /** The key that signs now. */
  SigningKey current(KeyPurpose purpose) {
    Instant now = clock.instant();
    return line(purpose).stream()
        .filter(key -> !key.name().signsFrom().isAfter(now))
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> new IllegalStateException("no key signs for " + purpose));
  }

  /** All keys, for the key set. */
  List<SigningKey> all() {
    return List.copyOf(keys.values());
  }

  private List<SigningKey> line(KeyPurpose purpose) {
    return keys.values().stream()
        .filter(key -> key.name().purpose() == purpose)
        .sorted(Comparator.comparingLong(key -> key.name().generation()))
        .toList();
  }

  private boolean add(KeyPurpose purpose) {
    List<SigningKey> line = line(purpose);
    Instant now = clock.instant();
    if (line.isEmpty()) {
      return insert(purpose, 1, now);
    }
    KeyName newest = line.getLast().name();
    if (newest.algorithm() != settings.algorithmFor(purpose)) {
      return insert(purpose, newest.generation() + 1, now);
    }
    Instant due = newest.signsFrom().plus(PERIOD);
    if (now.isBefore(due.minus(LEAD))) {
      return false;
    }
    Instant signsFrom = due.isBefore(now.plus(LEAD)) ? now.plus(LEAD) : due;
    return insert(purpose, newest.generation() + 1, signsFrom);
  }

  private boolean delete(KeyPurpose purpose) {
    List<SigningKey> line = line(purpose);
    boolean changed = false;
    for (int i = 0; i + 1 < line.size(); i++) {
      Instant over = line.get(i + 1).name().signsFrom().plus(TokenSettings.MAX_LIFE);
      if (clock.instant().isAfter(over)) {
        delete(line.get(i).name());
        changed = true;
      }
    }
    return changed;
  }

  private boolean insert(KeyPurpose purpose, long generation, Instant signsFrom) {
    TokenAlgorithm algorithm = settings.algorithmFor(purpose);
    KeyMaterial.Encoded encoded = material.generate(algorithm);
    KeyName name = new KeyName(secrets.nextId(), purpose, generation, algorithm, signsFrom);
    byte[] sealed = keyring.seal(SEAL, encoded.secret());
    return database.write(handle -> insert(handle, name, encoded.publicKey(), sealed));
  }

  private boolean insert(Handle handle, KeyName name, byte[] publicKey, byte[] sealed) {
    int made =
        handle
            .createUpdate(
                "insert into auth_key (id, purpose, generation, algorithm, public_key, sealed_key,"
                    + " created, signs_from) values (:id, :purpose, :generation, :algorithm,"
                    + " :public, :sealed, :now, :from) on conflict (purpose, generation) do nothing")
            .bind("id", name.id())
            .bind("purpose", name.purpose().word())
            .bind("generation", name.generation())
            .bind("algorithm", name.algorithm().name())
            .bind("public", publicKey)
            .bind("sealed", sealed)
            .bind("now", clock.millis())
            .bind("from", name.signsFrom().toEpochMilli())
            .execute();
    if (made > 0) {
      String what = name.purpose().word() + " " + name.id();
      audit.write(handle, AuditEvent.KEY_ADDED, "", Actor.system(), what);
      database.changes().publish(handle, Change.Kind.KEY, name.id());
    }
    return true;
  }

  private void delete(KeyName name) {
    database.write(handle -> {
      handle.execute("delete from auth_key where id = ?", name.id());
      String what = name.purpose().word() + " " + name.id();
      audit.write(handle, AuditEvent.KEY_DELETED, "", Actor.system(), what);
      database.changes().publish(handle, Change.Kind.KEY, name.id());
      return name;
    });
  }

  private Map<String, SigningKey> read(Handle handle) {
    Map<String, SigningKey> read = new LinkedHashMap<>();
    handle
        .createQuery(
            "select id, purpose, generation, algorithm, public_key, sealed_key, signs_from from"
                + " auth_key order by purpose, generation")
        .map((row, context) -> {
          KeyName name =
              new KeyName(
                  row.getString("id"),
                  KeyPurpose.valueOf(row.getString("purpose").toUpperCase(java.util.Locale.ROOT)),
                  row.getLong("generation"),
                  TokenAlgorithm.valueOf(row.getString("algorithm")),
                  Instant.ofEpochMilli(row.getLong("signs_from")));
          return usable(name, row.getBytes("public_key"), row.getBytes("sealed_key"));
        })
        .forEach(key -> read.put(key.name().id(), key));
    return Map.copyOf(read);
  }

  private SigningKey usable(KeyName name, byte[] publicKey, byte[] sealed) {
    SigningKey known = keys.get(name.id());
    if (known != null) {
      return known;
    }
    return material.usable(name, new KeyMaterial.Encoded(publicKey, keyring.open(SEAL, sealed)));
  }
}
