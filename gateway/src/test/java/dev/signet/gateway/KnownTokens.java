// SPDX-License-Identifier: Apache-2.0
package dev.signet.gateway;

import dev.signet.explain.Finding;
import dev.signet.identity.Answer;
import dev.signet.identity.Credential;
import dev.signet.identity.IdentityCode;
import dev.signet.identity.Presented;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import dev.signet.identity.TokenVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A verifier over a set of logins held in memory. It remembers an answer only after having been
 * asked once, so that both of the gate's ways are used.
 */
final class KnownTokens implements TokenVerifier {
  static final String BASIC = "token-of-anna";
  static final String PREMIUM = "token-of-paul";

  private final Map<String, Answer.Known> logins = new ConcurrentHashMap<>();
  private final Set<String> remembered = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Runnable>> watches = new ConcurrentHashMap<>();
  private volatile boolean away;
  private volatile int verified;

  KnownTokens() {
    login(BASIC, "anna", Set.of(Role.BASIC));
    login(PREMIUM, "paul", Set.of(Role.BASIC, Role.PREMIUM));
  }

  void login(String token, String name, Set<Role> roles) {
    Principal person = new Principal.Person("id-of-" + name, name, roles);
    logins.put(token, new Answer.Known(person, "login-of-" + name, Instant.MAX));
  }

  void revoke(String token) {
    Answer.Known known = logins.remove(token);
    if (known != null) {
      watches.getOrDefault(known.session(), Set.of()).forEach(Runnable::run);
    }
  }

  void away() {
    away = true;
  }

  int verified() {
    return verified;
  }

  int watching() {
    return watches.values().stream().mapToInt(Set::size).sum();
  }

  @Override
  public Optional<Answer> remembered(Presented presented) {
    String token = token(presented);
    return remembered.contains(token) ? Optional.of(answer(token)) : Optional.empty();
  }

  @Override
  public Answer verify(Presented presented) {
    if (!Thread.currentThread().isVirtual()) {
      throw new AssertionError("verified on a thread that must not block");
    }
    verified++;
    String token = token(presented);
    remembered.add(token);
    return away
        ? new Answer.Unavailable(Finding.of(IdentityCode.ASSERTION_KEYS_AWAY))
        : answer(token);
  }

  @Override
  public Watch watch(Answer.Known known, Runnable ended) {
    Set<Runnable> told =
        watches.computeIfAbsent(known.session(), each -> ConcurrentHashMap.newKeySet());
    told.add(ended);
    return () -> told.remove(ended);
  }

  private Answer answer(String token) {
    Answer.Known known = logins.get(token);
    return known == null ? new Answer.Refused(Finding.of(IdentityCode.ASSERTION_EXPIRED)) : known;
  }

  private static String token(Presented presented) {
    return switch (presented.credential()) {
      case Credential.Bearer(var token) -> token.reveal();
      case Credential.Session(var id) -> id.reveal();
      case Credential.None() -> throw new AssertionError("nobody may be asked about nobody");
    };
  }
}
