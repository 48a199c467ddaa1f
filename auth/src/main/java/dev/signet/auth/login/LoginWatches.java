// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Account;
import dev.signet.explain.FindingException;
import dev.signet.identity.Answer;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.identity.TokenVerifier;
import dev.signet.store.Change;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Streams that live longer than a request, each with the login that it stands on. It is told when
 * that login ends, when the account is disabled or loses a role that it had, and when the login's
 * time is over.
 *
 * <p>As many entries as open streams, which the gateway bounds.
 */
public final class LoginWatches {
  private final LoginStates states;
  private final InstantSource clock;
  private final Executor executor;
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  /**
   * Watches over states.
   *
   * @param states of logins and accounts
   * @param clock the time
   * @param executor runs what may block
   */
  public LoginWatches(LoginStates states, InstantSource clock, Executor executor) {
    this.states = states;
    this.clock = clock;
    this.executor = executor;
  }

  private final class Entry implements TokenVerifier.Watch {
    private final Answer.Known known;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();

    private Entry(Answer.Known known, Runnable ended) {
      this.known = known;
      this.ended = ended;
    }

    private String account() {
      return switch (known.principal()) {
        case Principal.Person person -> person.id();
        case Principal.Service service -> service.id();
        case Principal.Nobody() -> "";
      };
    }

    private void end() {
      if (over.compareAndSet(false, true)) {
        entries.remove(this);
        ended.run();
      }
    }

    @Override
    public void close() {
      over.set(true);
      entries.remove(this);
    }
  }

  TokenVerifier.Watch add(Answer.Known known, Runnable ended) {
    Entry entry = new Entry(known, ended);
    entries.add(entry);
    // The login may have ended between the answer and this call, and that change is not told again.
    judge(List.of(entry));
    return entry;
  }

  /** Takes a change from the feed. */
  public void changed(Change change) {
    List<Entry> touched =
        switch (change.kind()) {
          case SESSION ->
              entries.stream().filter(e -> e.known.session().equals(change.subject())).toList();
          case ACCOUNT ->
              entries.stream().filter(e -> e.account().equals(change.subject())).toList();
          case EVERYTHING -> List.copyOf(entries);
          case CERTIFICATE, KEY, ROUTE, ENROLMENT -> List.of();
        };
    judge(touched);
  }

  /** Ends the streams whose login's time is over. To be called every minute or so. */
  public void sweep() {
    judge(List.copyOf(entries));
  }

  private void judge(List<Entry> some) {
    if (!some.isEmpty()) {
      executor.execute(() -> some.stream().filter(entry -> !goesOn(entry)).forEach(Entry::end));
    }
  }

  private boolean goesOn(Entry entry) {
    try {
      String id = entry.known.session();
      Optional<LoginStates.LiveLogin> live = states.remembered(id).or(() -> states.read(id));
      return live.filter(state -> isEnough(state, entry.known)).isPresent();
    } catch (FindingException e) {
      // The database is away: what was true a moment ago stays so, and the next sweep asks again.
      return true;
    }
  }

  private boolean isEnough(LoginStates.LiveLogin live, Answer.Known known) {
    Set<Role> held = live.account().roles();
    return live.account().state() != Account.State.DISABLED
        && held.containsAll(known.principal().roles())
        && clock.instant().isBefore(live.login().times().until());
  }
}
