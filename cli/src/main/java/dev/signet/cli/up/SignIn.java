// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.auth.AuthService;
import dev.signet.auth.AuthSettings;
import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.account.OneTimeLinks;
import dev.signet.auth.account.PasswordSetting;
import dev.signet.auth.login.LoginSettings;
import dev.signet.auth.login.Logins;
import dev.signet.auth.page.RefusalPage;
import dev.signet.auth.password.Argon2Cost;
import dev.signet.auth.password.PasswordHasher;
import dev.signet.auth.password.PasswordRules;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.TokenAlgorithm;
import dev.signet.auth.token.TokenSettings;
import dev.signet.cli.config.Configuration;
import dev.signet.gateway.Refusals;
import dev.signet.http.BlockingService;
import dev.signet.http.ExchangeService;
import dev.signet.identity.AssertionIssuer;
import dev.signet.identity.KeySetSource;
import dev.signet.identity.TokenVerifier;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** The part that knows who somebody is, put together on a data directory. */
final class SignIn implements AutoCloseable {
  private final AuthService service;

  private SignIn(AuthService service) {
    this.service = service;
  }

  /**
   * Accounts and how they are begun, without anything that answers requests.
   *
   * @param accounts the accounts
   * @param links one-time links
   */
  record Accounting(Accounts accounts, OneTimeLinks links) {}

  /** What commands need. */
  static Accounting accounting(OpenedDirectory data, InstantSource clock) {
    RandomSecret secrets = new RandomSecret(new SecureRandom());
    AuditTrail audit = new AuditTrail(secrets, clock);
    Logins logins = new Logins(data.database().changes(), LoginSettings.usual(), clock, secrets);
    PasswordSetting passwords =
        new PasswordSetting(
            new PasswordRules(),
            new PasswordHasher(
                Argon2Cost.OWASP_FLOOR,
                Runtime.getRuntime().availableProcessors(),
                new SecureRandom()));
    return new Accounting(
        new Accounts(data.database(), audit, passwords, logins, clock),
        new OneTimeLinks(data.database(), audit, passwords, logins, clock));
  }

  /** Everything. */
  static SignIn open(RunningGateway.Start start, OpenedDirectory data, boolean registrationOpen) {
    TokenSettings tokens =
        TokenSettings.of(start.address()).signedBy(algorithm(start.configuration().algorithm()));
    return new SignIn(
        AuthService.open(
            AuthSettings.usual(start.address(), registrationOpen).with(tokens),
            new AuthService.Ground(data.database(), data.keyring(), start.clock())));
  }

  /** Lets strangers make accounts from the next request on, or no more. */
  void allowRegistration(boolean allowed) {
    service.signIn().registration().allow(allowed);
  }

  /** Whether strangers may make accounts. */
  boolean isRegistrationAllowed() {
    return service.signIn().registration().isOpen();
  }

  Accounts accounts() {
    return service.accounts();
  }

  OneTimeLinks links() {
    return service.links();
  }

  TokenVerifier verifier() {
    return service.verifier();
  }

  AssertionIssuer assertions() {
    return service.assertions();
  }

  /** The public keys of what applications are told. */
  KeySetSource keys() {
    return () -> service.keySet().json();
  }

  /** Pages in the looks of the login page. */
  Refusals refusals() {
    return (request, status, finding) -> RefusalPage.of(status, finding);
  }

  /** What is answered on every host, before any route. */
  Map<String, ExchangeService> services() {
    ExchangeService handler = new BlockingService(service.handler());
    return Map.of("/auth/", handler, "/oauth2/", handler, "/.well-known/jwks.json", handler);
  }

  @Override
  public void close() {
    service.close();
  }

  private static TokenAlgorithm algorithm(Configuration.Algorithm algorithm) {
    return switch (algorithm) {
      case ES256 -> TokenAlgorithm.ES256;
      case RS256 -> TokenAlgorithm.RS256;
      case HS256 -> TokenAlgorithm.HS256;
    };
  }
}
