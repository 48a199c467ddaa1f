// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.auth.account.Account;
import dev.signet.explain.Finding;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The pages on which people sign in, sign out, and choose a password. All of them work without
 * script.
 */
public final class LoginPages {
  private final BooleanSupplier registrationOpen;

  /** Pages; the login page offers to make an account where that is allowed. */
  public LoginPages(BooleanSupplier registrationOpen) {
    this.registrationOpen = registrationOpen;
  }

  /**
   * What a form shows again.
   *
   * @param csrf the field that shows that the form is ours
   * @param username as typed, or empty
   * @param problem what was wrong with the last try
   */
  public record Filled(String csrf, String username, Optional<Finding> problem) {}

  /** The login page; {@code to} is the path that it leads to. */
  public Page login(Filled form, String to, Optional<String> note) {
    boolean failed = form.problem().isPresent();
    boolean named = !form.username().isEmpty();
    Html content =
        new Html()
            .raw("<h1>Sign in</h1>\n")
            .add(destination(to))
            .add(FormParts.note(note))
            .add(FormParts.problem(form.problem()))
            .add(FormParts.form("/auth/login", form.csrf()))
            .add(FormParts.hidden("to", to))
            .add(FormParts.username(form.username(), failed, !named))
            .add(FormParts.password(failed, named))
            .add(FormParts.button("Sign in"));
    if (registrationOpen.getAsBoolean()) {
      content.raw(
          "<p class=\"hint\">New here? <a href=\"/auth/register\">Create an account</a></p>\n");
    }
    return new Page("Sign in", false, content);
  }

  /** The page on which people make an account. */
  public Page register(Filled form) {
    boolean failed = form.problem().isPresent();
    return new Page(
        "Create an account",
        false,
        new Html()
            .raw("<h1>Create an account</h1>\n")
            .add(FormParts.problem(form.problem()))
            .add(FormParts.form("/auth/register", form.csrf()))
            .add(FormParts.username(form.username(), failed, true))
            .add(FormParts.newPassword("password", failed, false))
            .add(FormParts.button("Create account"))
            .raw("<p class=\"hint\">Have one? <a href=\"/auth/login\">Sign in</a></p>\n"));
  }

  /**
   * The page behind a one-time link.
   *
   * @param owner whose password it sets; empty for the first administrator
   */
  public Page setup(Filled form, String token, Optional<Account> owner) {
    boolean failed = form.problem().isPresent();
    Html content =
        new Html()
            .raw(owner.isEmpty() ? "<h1>Welcome to Signet</h1>\n" : "<h1>Choose a password</h1>\n")
            .raw("<p class=\"soft\">")
            .text(setupText(owner))
            .raw("</p>\n")
            .add(FormParts.problem(form.problem()))
            .add(FormParts.form("/auth/setup", form.csrf()))
            .add(FormParts.hidden("token", token));
    if (owner.isEmpty()) {
      content.add(FormParts.username(form.username(), failed, true));
    } else {
      content.add(FormParts.owner(owner.get().username()));
    }
    content.add(FormParts.newPassword("password", failed, owner.isPresent()));
    content.add(FormParts.button(owner.isEmpty() ? "Create administrator" : "Set password"));
    return new Page(owner.isEmpty() ? "Welcome" : "Choose a password", false, content);
  }

  /** The page that asks whether to sign out. */
  public Page logout(String csrf, String username) {
    return new Page(
        "Sign out",
        false,
        new Html()
            .raw("<h1>Sign out?</h1>\n<p class=\"soft\">You are signed in as <strong>")
            .text(username)
            .raw("</strong>.</p>\n")
            .add(FormParts.form("/auth/logout", csrf))
            .add(FormParts.button("Sign out")));
  }

  /** The page after that. */
  public Page signedOut() {
    return new Page(
        "Signed out",
        false,
        new Html()
            .raw("<h1>You are signed out</h1>\n")
            .raw("<p class=\"soft\">This browser no longer has access.</p>\n")
            .raw("<a class=\"button\" href=\"/auth/login\">Sign in again</a>\n"));
  }

  private static String setupText(Optional<Account> owner) {
    return owner
        .map(account -> "For the account " + account.username() + ". This link works once.")
        .orElse("Create the first administrator. This link works once.");
  }

  private static Html destination(String to) {
    return to.equals("/")
        ? new Html()
        : new Html()
            .raw("<p class=\"soft\">to continue to <code>")
            .text(path(to))
            .raw("</code></p>\n");
  }

  private static String path(String to) {
    int question = to.indexOf('?');
    return question < 0 ? to : to.substring(0, question);
  }
}
