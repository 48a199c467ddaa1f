// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth;

import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.account.OneTimeLinks;
import dev.signet.auth.account.PasswordSetting;
import dev.signet.auth.login.CredentialVerifier;
import dev.signet.auth.login.LoginDesk;
import dev.signet.auth.login.LoginStates;
import dev.signet.auth.login.LoginWatches;
import dev.signet.auth.login.Logins;
import dev.signet.auth.login.SignIn;
import dev.signet.auth.page.LoginPages;
import dev.signet.auth.password.PasswordHasher;
import dev.signet.auth.password.PasswordRules;
import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.AccessTokens;
import dev.signet.auth.token.KeySetDocument;
import dev.signet.auth.token.SignedAssertions;
import dev.signet.auth.token.SigningKeys;
import dev.signet.auth.web.AuthHandler;
import dev.signet.auth.web.WebParts;
import dev.signet.http.Handler;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.TokenVerifier;
import dev.signet.store.Change;
import dev.signet.store.ChangeFeed;
import dev.signet.store.Database;
import dev.signet.store.Keyring;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Accounts, logins and tokens over one database, put together.
 *
 * <p>Safe for use by many threads. {@link #close} ends its threads and leaves the database open.
 */
public final class AuthService implements AutoCloseable {
  private final PasswordHasher hasher;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final SignIn signIn;
  private final CredentialVerifier verifier;
  private final AssertionIssuer assertions;
  private final Handler handler;
  private final KeySetDocument keySet;
  private final Housekeeping housekeeping;
  private final ChangeFeed.Subscription subscription;

  /**
   * What the service stands on.
   *
   * @param database holds everything
   * @param keyring seals signing keys and authenticates what is handed out
   * @param clock the time
   */
  public record Ground(Database database, Keyring keyring, InstantSource clock) {}

  private AuthService(AuthSettings settings, Ground ground) {
    Database database = ground.database();
    InstantSource clock = ground.clock();
    SecureRandom random = new SecureRandom();
    RandomSecret secrets = new RandomSecret(random);
    AuditTrail audit = new AuditTrail(secrets, clock);
    Logins logins = new Logins(database.changes(), settings.logins(), clock, secrets);
    int processors = Runtime.getRuntime().availableProcessors();
    hasher = new PasswordHasher(settings.cost(), processors, random);
    PasswordSetting passwords = new PasswordSetting(new PasswordRules(), hasher);
    accounts = new Accounts(database, audit, passwords, logins, clock);
    links = new OneTimeLinks(database, audit, passwords, logins, clock);
    SigningKeys keys = new SigningKeys(database, ground.keyring(), settings.tokens(), audit, clock);
    keys.renew();
    keySet = new KeySetDocument(keys);
    AccessTokens tokens = new AccessTokens(keys, settings.tokens(), clock);
    LoginStates states = new LoginStates(database, logins);
    LoginWatches watches = new LoginWatches(states, clock, Thread::startVirtualThread);
    verifier = new CredentialVerifier(database, states, tokens, watches, clock);
    assertions = new SignedAssertions(keys, settings.tokens().issuer(), clock);
    LoginDesk desk =
        new LoginDesk(
            new LoginDesk.Ground(database, clock, secrets, audit),
            new LoginDesk.Keys(
                new AuthenticCode(ground.keyring().derive("auth-refresh-token")),
                new AuthenticCode(ground.keyring().derive("auth-known-device"))));
    signIn =
        desk.open(
            new LoginDesk.Staff(accounts, hasher, logins, states, tokens),
            settings.logins(),
            settings.registrationOpen());
    handler =
        new AuthHandler(
            new WebParts(
                signIn, links, verifier, keySet, new LoginPages(signIn.registration()::isOpen)),
            new AuthenticCode(ground.keyring().derive("auth-form")),
            secrets);
    housekeeping =
        new Housekeeping(
            database,
            keys,
            watches,
            handle -> {
              logins.clean(handle);
              links.clean(handle);
              audit.clean(handle);
              desk.clean(handle);
            });
    subscription = database.changes().subscribe(change -> changed(change, states, watches));
  }

  /**
   * Opens the service: makes the first signing keys where there are none, and starts to keep house.
   * Blocks on the database.
   */
  public static AuthService open(AuthSettings settings, Ground ground) {
    AuthService service = new AuthService(settings, ground);
    service.housekeeping.start();
    return service;
  }

  /** Accounts and roles, for commands. */
  public Accounts accounts() {
    return accounts;
  }

  /** One-time links, for commands. */
  public OneTimeLinks links() {
    return links;
  }

  /** Logins: begun, renewed, listed and ended. */
  public SignIn signIn() {
    return signIn;
  }

  /** Judges credentials, for gates. */
  public TokenVerifier verifier() {
    return verifier;
  }

  /** Makes what upstreams are told, for gates. */
  public AssertionIssuer assertions() {
    return assertions;
  }

  /** The public keys, for an application in this process. */
  public KeySetDocument keySet() {
    return keySet;
  }

  /** Answers {@code /auth/}, {@code /oauth2/} and {@code /.well-known/jwks.json}. */
  public Handler handler() {
    return handler;
  }

  /** Ends this service's threads; the database stays open. */
  @Override
  public void close() {
    subscription.close();
    housekeeping.close();
    hasher.close();
  }

  private void changed(Change change, LoginStates states, LoginWatches watches) {
    states.changed(change);
    verifier.changed(change);
    watches.changed(change);
    if (change.kind() == Change.Kind.KEY || change.kind() == Change.Kind.EVERYTHING) {
      // Reading keys blocks, and the feed's thread must not.
      housekeeping.keysChanged();
    }
  }
}
