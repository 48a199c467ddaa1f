// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.auth.login.LoginCode;
import dev.signet.explain.Finding;
import java.util.Optional;

/** The page on which people change their password. */
public final class PasswordPage {
  /** Where it is. */
  public static final String PATH = "/auth/password";

  /** The field of the present password. */
  public static final String PRESENT = "current_password";

  /** The field of the new one. */
  public static final String WANTED = "new_password";

  private PasswordPage() {}

  /**
   * The page.
   *
   * @param csrf the field that shows that its form is ours
   * @param username whose password
   * @param problem what was wrong with the last try
   */
  public static Page of(String csrf, String username, Optional<Finding> problem) {
    boolean presentWrong =
        problem.filter(it -> it.code() == LoginCode.CURRENT_PASSWORD_WRONG).isPresent();
    boolean wantedWrong = problem.isPresent() && !presentWrong;
    return new Page(
        "Change your password",
        false,
        new Html()
            .raw("<h1>Change your password</h1>\n<p class=\"soft\">For the account ")
            .text(username)
            .raw(". You stay signed in here; everywhere else you are signed out.</p>\n")
            .add(FormParts.problem(problem))
            .add(FormParts.form(PATH, csrf))
            .add(FormParts.owner(username))
            .add(FormParts.presentPassword(PRESENT, presentWrong, !wantedWrong))
            .add(FormParts.newPassword(WANTED, wantedWrong, wantedWrong))
            .add(FormParts.button("Change password"))
            .raw("<p class=\"hint\"><a href=\"/auth/account\">Back to your account</a></p>\n"));
  }
}
