// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.password;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Redacted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords with Argon2id (RFC 9106): libsodium's where it came with the program
 * and loads here, otherwise BouncyCastle's.
 *
 * <p>A hash takes some 20 ms of one processor and 19 MiB, so as many run at once as there are
 * processors, on threads of their own; a bounded number waits, and what comes beyond that is
 * refused. A thread ends after half a minute without a hash, and with it what memory it kept.
 */
public final class PasswordHasher implements AutoCloseable {
  /** Hashes that wait per thread: about two seconds' worth. */
  private static final int QUEUE_PER_THREAD = 64;

  private static final long IDLE_SECONDS = 30;
  private static final int SALT_BYTES = 16;

  private final Argon2Cost cost;
  private final SecureRandom random;
  private final ThreadPoolExecutor threads;
  private final Argon2Function everywhere;
  private final PhcString dummy;

  /** What a check found. */
  public enum Match {
    /** The password is another, or there was no hash to compare with. */
    WRONG,
    /** The password is right. */
    RIGHT,
    /** The password is right, and its hash cost less than hashes cost now: store a new one. */
    RIGHT_BUT_CHEAP
  }

  /**
   * Starts no thread yet.
   *
   * @param cost of new hashes
   * @param processors how many hashes run at once
   * @param random yields salts
   */
  public PasswordHasher(Argon2Cost cost, int processors, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.everywhere = new BouncyArgon2(cost);
    this.dummy = new PhcString(cost, salt(), new byte[Argon2Function.HASH_BYTES]);
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(processors * QUEUE_PER_THREAD),
            Thread.ofPlatform().daemon().name("signet-password-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Whether hashes are computed by the native library that came with the program. Loads it. */
  public static boolean isNative() {
    return SodiumArgon2.shipped().isPresent();
  }

  /**
   * The PHC string of a new password.
   *
   * @throws FindingException {@link PasswordCode#PASSWORD_CHECKS_BUSY} when too many wait
   */
  public String hash(Redacted password) {
    byte[] salt = salt();
    return run(() -> new PhcString(cost, salt, compute(password, cost, salt)).text());
  }

  /**
   * Compares a password with a stored hash. Where there is none, a hash is computed all the same,
   * so that the time does not tell whether an account exists (ASVS 6.3.8).
   *
   * @throws FindingException {@link PasswordCode#PASSWORD_CHECKS_BUSY} when too many wait
   */
  public Match check(Redacted password, Optional<String> stored) {
    Optional<PhcString> known = stored.flatMap(PhcString::parse);
    PhcString wanted = known.orElse(dummy);
    byte[] found = run(() -> compute(password, wanted.cost(), wanted.salt()));
    boolean equal = MessageDigest.isEqual(found, wanted.hash());
    if (!equal || known.isEmpty()) {
      return Match.WRONG;
    }
    return wanted.cost().isBelow(cost) ? Match.RIGHT_BUT_CHEAP : Match.RIGHT;
  }

  /** Ends the threads. Hashes in work are finished. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private <T> T run(Callable<T> work) {
    try {
      Future<T> result = threads.submit(work);
      return result.get();
    } catch (RejectedExecutionException | CancellationException e) {
      throw new FindingException(Finding.of(PasswordCode.PASSWORD_CHECKS_BUSY), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FindingException(Finding.of(PasswordCode.PASSWORD_CHECKS_BUSY), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Argon2 failed", e.getCause());
    }
  }

  private byte[] compute(Redacted password, Argon2Cost of, byte[] salt) {
    byte[] secret = PasswordText.prepared(password).getBytes(StandardCharsets.UTF_8);
    try {
      return function(of, salt).compute(secret, of, salt);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private Argon2Function function(Argon2Cost of, byte[] salt) {
    Optional<SodiumArgon2> sodium =
        SodiumArgon2.shipped().filter(shipped -> shipped.takes(of, salt));
    return sodium.isPresent() ? sodium.get() : everywhere;
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
