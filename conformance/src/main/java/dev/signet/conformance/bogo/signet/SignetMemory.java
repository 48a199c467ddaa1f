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
import dev.signet.tls.Environment;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.session.ResumableSession;
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

  private final TestSealer sealer = new TestSealer();

  /** Chains that an earlier connection has accepted. */
  private final Set<List<Bytes>> judged = ConcurrentHashMap.newKeySet();

  /**
   * Time stands still but for what a test lets pass: it counts tickets' ages to the millisecond.
   */
  private final Instant begun = Instant.now();

  private Duration passed = Duration.ZERO;
  private @Nullable ResumableSession offered;
  private @Nullable ResumableSession kept;

  @Override
  public EngineConnection connect(Settings settings, TestFiles files, Wire wire)
      throws IOException, NotImplemented, EngineFault {
    // A client offers what the connection before this one has left, and nothing older.
    offered = kept;
    kept = null;
    Watcher watcher = new Watcher();
    Environment environment =
        new Environment(PRIMITIVES, new SecureRandom(), () -> begun.plus(passed), watcher);
    TestCredentials credentials = new TestCredentials(settings, files, PRIMITIVES, watcher);
    SignetSettings configs = new SignetSettings(settings, environment, credentials, judged);
    return new SignetConnection(
        settings.has(Flag.SERVER) ? configs.server(sealer) : configs.client(this),
        new SignetObserver(watcher, () -> kept),
        wire);
  }

  @Override
  public boolean hasSession() {
    return kept != null;
  }

  @Override
  public void advanceClock(long seconds) {
    passed = passed.plusSeconds(seconds);
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
