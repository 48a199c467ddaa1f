// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.conformance.CaseLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One data directory, killed over and over at random moments, and what must hold after each. */
public final class CrashRun {
  /** Every so many kills one comes while the program starts. */
  private static final int STARTS = 5;

  /** A start takes about this long; a kill at a random moment within finds every stage of it. */
  private static final int START_MILLIS = 1_500;

  /**
   * The kill comes after at most so many confirmations: soon enough to hit a busy program often.
   */
  private static final int MOST_CONFIRMED = 60;

  /** And then within this time, so that it meets every part of what a confirmation takes. */
  private static final int AIM_MICROS = 50_000;

  /** A program that confirms nothing for so long is killed all the same. */
  private static final int PATIENCE_SECONDS = 20;

  private final Place place;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private byte @Nullable [] root;

  /**
   * A run.
   *
   * @param launcher {@code ./signet}
   * @param data the data directory, which may be absent; its neighbours are written to as well
   * @param seed decides when the kills come and what is done before
   */
  public CrashRun(Path launcher, Path data, long seed) throws IOException {
    this.place = Place.of(launcher, data);
    this.random = new Random(seed);
  }

  /**
   * Kills so many times, and says of each kill whether everything held. Ends at the first that
   * broke something.
   */
  public void run(int kills, String name, CaseLog cases)
      throws IOException, InterruptedException, GeneralSecurityException {
    try {
      for (int round = 0; round < kills; round++) {
        if (round % STARTS == 0) {
          killWhileStarting(place);
          killFirstStart();
        } else {
          killWhileWorking(round);
        }
        cases.passed(name + " kill " + (round + 1), "");
      }
      checkOnce(kills);
      cases.passed(name + " afterwards", ledger.summary());
    } catch (InvariantBroken e) {
      cases.failed(name, e.getMessage() + "; before: " + ledger.summary());
    }
  }

  /** What was confirmed over all rounds. */
  public String summary() {
    return ledger.summary();
  }

  /** What a first start leaves behind half made must not keep the second from starting. */
  private void killFirstStart() throws IOException, InterruptedException, InvariantBroken {
    Place fresh = Place.of(place.launcher(), place.fresh("first").resolve("data"));
    killWhileStarting(fresh);
    try (UpProcess up = UpProcess.start(fresh)) {
      up.awaitReady();
    }
  }

  private void killWhileStarting(Place place) throws IOException, InterruptedException {
    try (UpProcess up = UpProcess.start(place)) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(START_MILLIS));
      up.kill();
    }
  }

  private void killWhileWorking(int round)
      throws IOException, InterruptedException, GeneralSecurityException, InvariantBroken {
    int enough = random.nextInt(MOST_CONFIRMED);
    int aim = random.nextInt(AIM_MICROS);
    long seed = random.nextLong();
    try (UpProcess up = UpProcess.start(place);
        Visitor visitor = visitor(up, round)) {
      new Invariants(place, visitor, ledger).check();
      try (Workers workers = new Workers(place, visitor, ledger, round)) {
        workers.start(seed);
        awaitConfirmations(ledger.confirmations() + enough);
        TimeUnit.MICROSECONDS.sleep(aim);
        up.kill();
      }
    }
  }

  private void awaitConfirmations(int enough) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (ledger.confirmations() < enough && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private void checkOnce(int round)
      throws IOException, InterruptedException, GeneralSecurityException, InvariantBroken {
    try (UpProcess up = UpProcess.start(place);
        Visitor visitor = visitor(up, round)) {
      new Invariants(place, visitor, ledger).check();
    }
  }

  private Visitor visitor(UpProcess up, int round)
      throws IOException, InterruptedException, GeneralSecurityException, InvariantBroken {
    URI url = up.awaitReady();
    byte[] now = Files.readAllBytes(place.root());
    if (root != null && !Arrays.equals(root, now)) {
      throw new InvariantBroken("the root is another one");
    }
    root = now;
    InetAddress source = InetAddress.getByAddress(new byte[] {127, 0, (byte) (1 + round % 250), 1});
    return new Visitor(url, place.root(), source);
  }
}
