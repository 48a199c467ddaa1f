// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Users and operators who keep the program busy until it is killed, and write down what was
 * confirmed to them.
 */
final class Workers implements AutoCloseable {
  /**
   * Clients that register and refresh at once; with the two operators, enough to make commits in
   * groups.
   */
  private static final int REFRESHERS = 4;

  private static final int CREATED = 201;
  private static final int FINE = 200;

  private final Place place;
  private final Visitor visitor;
  private final Ledger ledger;
  private final String round;
  private final AtomicBoolean go = new AtomicBoolean(true);
  private final List<Thread> threads = new ArrayList<>();

  Workers(Place place, Visitor visitor, Ledger ledger, int round) {
    this.place = place;
    this.visitor = visitor;
    this.ledger = ledger;
    this.round = Integer.toString(round);
  }

  void start(long seed) {
    Random random = new Random(seed);
    begin(number -> register("u" + round + "x" + number));
    for (int i = 0; i < REFRESHERS; i++) {
      Refresher refresher = new Refresher(new Random(random.nextLong()));
      begin(number -> refresher.step());
    }
    Random roles = new Random(random.nextLong());
    begin(number -> changeRole(roles));
    Random certificates = new Random(random.nextLong());
    begin(number -> certify(certificates, number));
  }

  /** Lets each finish what it has begun, which a killed program ends soon. */
  @Override
  public void close() {
    go.set(false);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private interface Step {
    void run(int number) throws IOException, InterruptedException;
  }

  private void begin(Step step) {
    threads.add(Thread.ofVirtual().start(() -> repeat(step)));
  }

  private void repeat(Step step) {
    try {
      for (int number = 0; go.get(); number++) {
        step.run(number);
      }
    } catch (IOException e) {
      // The program is gone: whatever was asked last was not confirmed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void register(String name) throws IOException, InterruptedException {
    HttpResponse<String> response = visitor.register(name);
    if (response.statusCode() == CREATED) {
      ledger.account(name);
    } else {
      // Throttled by its address: an operator makes the next ones.
      Command added =
          Command.run(place, Visitor.PASSWORD + "\n", "user", "add", name, "--password-stdin");
      if (added.isFine()) {
        ledger.account(name);
      }
    }
  }

  private void changeRole(Random random) throws IOException, InterruptedException {
    @Nullable String name = ledger.anyAccount(random);
    if (name == null) {
      Thread.sleep(1);
      return;
    }
    boolean grant = random.nextBoolean();
    ledger.roleAsked(name);
    Command changed =
        Command.run(place, "", "user", "role", name, grant ? "--grant" : "--revoke", "premium");
    if (changed.isFine()) {
      ledger.role(name, grant);
    }
  }

  private void certify(Random random, int number) throws IOException, InterruptedException {
    @Nullable String old = ledger.anyCertificate(random);
    if (old != null && random.nextInt(3) == 0) {
      Command revoked = Command.run(place, "", "cert", "revoke", old, "--reason", "superseded");
      if (revoked.isFine()) {
        ledger.revocation(old);
      }
      return;
    }
    Path out = place.fresh("issued");
    String name = "c" + round + "x" + number + ".localhost";
    Command issued = Command.run(place, "", "cert", "issue", name, "--out", out.toString());
    if (issued.isFine()) {
      issued.objects().forEach(object -> object.text("serial").ifPresent(ledger::certificate));
    }
  }

  /** A client that signs in once and then refreshes over and over. */
  private final class Refresher {
    private final Random random;
    private @Nullable Family family;

    Refresher(Random random) {
      this.random = random;
    }

    void step() throws IOException, InterruptedException {
      Family own = family;
      if (own == null) {
        signIn();
        return;
      }
      own.ask();
      HttpResponse<String> response = visitor.refresh(own.newest());
      if (response.statusCode() == FINE) {
        own.refreshed(Visitor.json(response));
        ledger.refresh();
      }
    }

    private void signIn() throws IOException, InterruptedException {
      @Nullable String name = ledger.anyAccount(random);
      if (name == null) {
        Thread.sleep(1);
        return;
      }
      HttpResponse<String> response = visitor.login(name);
      if (response.statusCode() == FINE) {
        Family.of(Visitor.json(response)).ifPresent(this::keep);
      }
    }

    private void keep(Family fresh) {
      family = fresh;
      ledger.family(fresh);
    }
  }
}
