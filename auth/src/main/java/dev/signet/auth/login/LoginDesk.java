// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.AuditTrail;
import dev.signet.auth.password.PasswordHasher;
import dev.signet.auth.secret.AuthenticCode;
import dev.signet.auth.secret.RandomSecret;
import dev.signet.auth.token.AccessTokens;
import dev.signet.store.Database;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/** Puts together what signs people in, and cleans up behind it. */
public final class LoginDesk {
  private final Ground ground;
  private final Keys keys;
  private final AttemptCounter attempts;

  /**
   * What everything stands on.
   *
   * @param database holds it
   * @param clock the time
   * @param secrets yields random values
   * @param audit tells of it
   */
  public record Ground(
      Database database, InstantSource clock, RandomSecret secrets, AuditTrail audit) {}

  /**
   * Keys of this installation.
   *
   * @param refresh authenticates refresh tokens
   * @param device authenticates the tokens of known devices
   */
  public record Keys(AuthenticCode refresh, AuthenticCode device) {}

  /**
   * Who does the work.
   *
   * @param accounts makes accounts
   * @param hasher checks passwords
   * @param logins the rows
   * @param states what is remembered of them
   * @param tokens makes access tokens
   */
  public record Staff(
      Accounts accounts,
      PasswordHasher hasher,
      Logins logins,
      LoginStates states,
      AccessTokens tokens) {}

  /** A desk that nobody works at yet. */
  public LoginDesk(Ground ground, Keys keys) {
    this.ground = ground;
    this.keys = keys;
    this.attempts = new AttemptCounter(ground.database(), ground.secrets(), ground.clock());
  }

  /** Opens it. */
  public SignIn open(Staff staff, LoginSettings settings, boolean registrationOpen) {
    KnownDevice devices = new KnownDevice(keys.device(), ground.secrets());
    PasswordLogin passwords =
        new PasswordLogin(ground.database(), staff.hasher(), ground.audit(), devices, attempts);
    RefreshFamilies families =
        new RefreshFamilies(
            ground.database(),
            staff.states(),
            staff.tokens(),
            new RefreshFamilies.Parts(
                staff.logins(), settings, keys.refresh(), ground.audit(), ground.clock()));
    Registration registration =
        new Registration(ground.database(), staff.accounts(), attempts, registrationOpen);
    return new SignIn(
        ground.database(),
        ground.audit(),
        new SignIn.Parts(
            new SignIn.Passwords(
                passwords, new PasswordChange(ground.database(), passwords, staff.accounts())),
            registration,
            families,
            staff.logins(),
            devices));
  }

  /** Deletes failures that count no more. */
  public void clean(Handle handle) {
    attempts.clean(handle);
  }
}
