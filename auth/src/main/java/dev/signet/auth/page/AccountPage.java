// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.auth.login.LoginEntry;
import dev.signet.auth.login.LoginKind;
import dev.signet.identity.Principal;
import dev.signet.identity.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows people their account: roles, and where they are signed in. */
public final class AccountPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private AccountPage() {}

  /**
   * The page.
   *
   * @param csrf the field that shows that its forms are ours
   * @param note what went right just before
   * @param person whose account
   * @param current the session that asks
   * @param logins all that go on
   */
  public static Page of(
      String csrf,
      Optional<String> note,
      Principal.Person person,
      String current,
      List<LoginEntry> logins) {
    Html content =
        new Html()
            .raw("<h1>")
            .text(person.username())
            .raw("</h1>\n")
            .add(FormParts.note(note))
            .raw("<p class=\"soft\">Your roles on this gateway</p>\n<ul class=\"roles\">");
    person.roles().stream()
        .sorted()
        .map(Role::name)
        .forEach(role -> content.raw("<li>").text(role).raw("</li>"));
    content
        .raw("</ul>\n<p><a href=\"" + PasswordPage.PATH + "\">Change your password</a></p>\n")
        .raw("<h2 id=\"logins\">Where you are signed in</h2>\n")
        .raw("<table aria-labelledby=\"logins\">\n<thead><tr><th scope=\"col\">Client</th>")
        .raw("<th scope=\"col\">Last used (UTC)</th><th scope=\"col\">Address</th>")
        .raw("<th scope=\"col\"><span hidden>Action</span></th></tr></thead>\n<tbody>\n");
    logins.forEach(login -> content.add(row(csrf, login, login.id().equals(current))));
    content
        .raw("</tbody>\n</table>\n")
        .add(FormParts.form("/auth/logout", csrf))
        .add(FormParts.button("Sign out of this browser"));
    return new Page("Your account", true, content);
  }

  private static Html row(String csrf, LoginEntry login, boolean current) {
    Html row =
        new Html()
            .raw("<tr><td>")
            .text(client(login))
            .raw("</td><td>")
            .text(time(login.times().used()))
            .raw("</td><td><code>")
            .text(login.origin().source())
            .raw("</code></td><td>");
    if (current) {
      return row.raw("<span class=\"soft\">this one</span></td></tr>\n");
    }
    return row.add(FormParts.form("/auth/account", csrf))
        .add(FormParts.hidden("end", login.id()))
        .raw("<button class=\"quiet\" type=\"submit\" aria-label=\"End the login of ")
        .text(client(login))
        .raw("\">End</button></form></td></tr>\n");
  }

  private static String client(LoginEntry login) {
    String kind = login.kind() == LoginKind.SESSION ? "Browser" : "Program";
    String agent = shortened(login.origin().agent());
    return agent.isEmpty() ? kind : kind + ", " + agent;
  }

  /** The last product of a browser's list is the one that people know it by. */
  private static String shortened(String agent) {
    String[] products = agent.split(" ", -1);
    String last = products[products.length - 1];
    return last.length() > 40 ? last.substring(0, 40) : last;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }
}
