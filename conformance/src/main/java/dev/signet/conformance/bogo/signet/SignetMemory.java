// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.EngineMemory;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.EarlyDataTerms;
import dev.signet.tls.Environment;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.session.AntiReplay;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.SessionTable;
import dev.signet.tls.session.UsedTickets;
import dev.signet.tls.wire.Bytes;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions, the ticket key and the clock of one test. */
final class SignetMemory implements EngineMemory, ClientSessions {
  /** The measuring of providers is not repeated for each of thousands of tests. */
  private static final Primitives PRIMITIVES = Primitives.jdk();

  private static final int TICKETS = 2;

  /** As many as the tests take for granted. */
  private static final int EARLY_BYTES = 14336;

  /** The tests take a minute for granted, in whole seconds, and have some time of their own. */
  private static final Duration EARLY_WINDOW = Duration.ofMillis(60_500);

  private static final Duration TICKET_LIFETIME = Duration.ofDays(2);

  /** More than a test has connections. */
  private static final int KEPT_SESSIONS = 8;

  private final TestSealer sealer = new TestSealer();
  private final SessionTable table = new SessionTable(KEPT_SESSIONS);

  /** Chains that an earlier connection has accepted. */
  private final Set<List<Bytes>> judged = ConcurrentHashMap.newKeySet();

  /**
   * Time stands still but for what a test lets pass: it counts tickets' ages to the millisecond.
   */
  private final Instant begun = Instant.now();

  private final AntiReplay usedTickets = new UsedTickets(KEPT_SESSIONS, begun);
  private final Settings retry;
  private Duration passed = Duration.ZERO;
  private boolean takingTickets = true;
  private boolean reverifying;
  private @Nullable ResumableSession offered;
  private @Nullable ResumableSession kept;

  /**
   * Nothing has happened so far.
   *
   * @param retry settings of a client whose early data was refused
   */
  SignetMemory(Settings retry) {
    this.retry = retry;
  }

  @Override
  public EngineConnection connect(Settings settings, TestFiles files, Wire wire)
      throws IOException, NotImplemented, EngineFault {
    // A client offers what the connection before this one has left, and nothing older.
    offered = kept;
    kept = null;
    takingTickets = !settings.has(Flag.NO_TICKET);
    reverifying = settings.has(Flag.REVERIFY_ON_RESUME);
    Watcher watcher = new Watcher();
    Environment environment =
        new Environment(PRIMITIVES, new SecureRandom(), () -> begun.plus(passed), watcher);
    TestCredentials credentials = new TestCredentials(settings, files, PRIMITIVES, watcher);
    TestVerifier verifier =
        new TestVerifier(() -> watcher.hasRejectedEarlyData() ? retry : settings, judged);
    SignetSettings configs = new SignetSettings(settings, environment, credentials, verifier);
    return new SignetConnection(
        settings.has(Flag.SERVER) ? configs.server(tickets(settings)) : configs.client(this),
        !settings.has(Flag.SERVER),
        new SignetObserver(watcher, () -> kept, () -> kept == null ? offered : kept),
        wire);
  }

  private EarlyDataTerms earlyData(Settings settings) {
    return settings.has(Flag.ENABLE_EARLY_DATA)
        ? new EarlyDataTerms.Accepted(EARLY_BYTES, EARLY_WINDOW, usedTickets)
        : new EarlyDataTerms.Refused();
  }

  /** A server without tickets still has sessions of TLS 1.2 that it keeps itself. */
  private ServerSessions tickets(Settings settings) {
    if (settings.has(Flag.NO_TICKET)) {
      return new ServerSessions.Tickets(new TestSealer(), 0, TICKET_LIFETIME).withStore(table);
    }
    TestSealer configured =
        sealer.with(settings.has(Flag.RENEW_TICKET), settings.has(Flag.SKIP_TICKET));
    return new ServerSessions.Tickets(configured, TICKETS, TICKET_LIFETIME)
        .withStore(table)
        .withEarlyData(earlyData(settings))
        .withGrease();
  }

  @Override
  public boolean hasSession() {
    return kept != null;
  }

  @Override
  public void advanceClock(long seconds) {
    passed = passed.plusSeconds(seconds);
  }

  @Override
  public boolean takesTickets() {
    return takingTickets;
  }

  @Override
  public boolean reverifies() {
    return reverifying;
  }

  /** The last one counts, as in a cache of one place. */
  @Override
  public void remember(String serverName, int port, ResumableSession session) {
    kept = session;
  }

  @Override
  public Optional<ResumableSession> take(String serverName, int port) {
    return Optional.ofNullable(offered)
        .filter(session -> session.ticket().isFresh(begun.plus(passed)));
  }
}
