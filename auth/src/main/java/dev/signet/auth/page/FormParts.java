// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.page;

import dev.signet.explain.Finding;
import dev.signet.explain.Remedy;
import java.util.Optional;

/** What our forms are made of. */
final class FormParts {
  private FormParts() {}

  /** What went wrong, announced by screen readers and named by the fields that it is about. */
  static Html problem(Optional<Finding> problem) {
    if (problem.isEmpty()) {
      return new Html();
    }
    Finding finding = problem.get();
    String remedy = finding.remedies().stream().findFirst().map(Remedy::text).orElse("");
    return new Html()
        .raw("<div class=\"problem\" role=\"alert\" id=\"problem\">\n<strong>")
        .text(finding.headline())
        .raw("</strong>\n<p>")
        .text(remedy)
        .raw("</p>\n</div>\n");
  }

  /** What went right before. */
  static Html note(Optional<String> note) {
    return note.map(
            text -> new Html().raw("<p class=\"note\" role=\"status\">").text(text).raw("</p>\n"))
        .orElseGet(Html::new);
  }

  /** A form's beginning with the field that shows that it is ours. */
  static Html form(String action, String csrf) {
    return new Html()
        .raw("<form method=\"post\" action=\"")
        .text(action)
        .raw("\">\n")
        .add(hidden("csrf", csrf));
  }

  static Html hidden(String name, String value) {
    return new Html()
        .raw("<input type=\"hidden\" name=\"")
        .text(name)
        .raw("\" value=\"")
        .text(value)
        .raw("\">\n");
  }

  /** The field of a name, with the cursor in it. */
  static Html username(String value, boolean invalid, boolean focus) {
    return new Html()
        .raw("<label for=\"username\">User name</label>\n<input id=\"username\" name=\"username\"")
        .raw(" autocomplete=\"username\" autocapitalize=\"none\" autocorrect=\"off\"")
        .raw(" spellcheck=\"false\" maxlength=\"64\" required value=\"")
        .text(value)
        .raw("\"")
        .raw(focus ? " autofocus" : "")
        .add(invalid(invalid))
        .raw(">\n");
  }

  /**
   * The name that a form is about but does not ask for: password managers store a password with the
   * name that stands beside it.
   */
  static Html owner(String username) {
    return new Html()
        .raw("<input hidden name=\"username\" autocomplete=\"username\" value=\"")
        .text(username)
        .raw("\">\n");
  }

  /** The field of a password that exists, to sign in. */
  static Html password(boolean invalid, boolean focus) {
    return password("Password", "password", invalid, focus);
  }

  /** The field of a password that exists, to be changed. */
  static Html presentPassword(String name, boolean invalid, boolean focus) {
    return password("Current password", name, invalid, focus);
  }

  private static Html password(String label, String name, boolean invalid, boolean focus) {
    return new Html()
        .add(labelled(label, name))
        .raw(" type=\"password\" autocomplete=\"current-password\" maxlength=\"512\" required")
        .raw(focus ? " autofocus" : "")
        .add(invalid(invalid))
        .raw(">\n");
  }

  /** The field of a new password. */
  static Html newPassword(String name, boolean invalid, boolean focus) {
    return new Html()
        .add(labelled("New password", name))
        .raw(" type=\"password\"")
        .raw(" autocomplete=\"new-password\" minlength=\"8\" maxlength=\"512\" required")
        .raw(focus ? " autofocus" : "")
        .raw(invalid ? " aria-invalid=\"true\"" : "")
        .raw(invalid ? " aria-describedby=\"problem hint\">\n" : " aria-describedby=\"hint\">\n")
        .raw("<p class=\"hint\" id=\"hint\">At least 8 characters; a few random words are best.")
        .raw(" Any character is fine.</p>\n");
  }

  static Html button(String text) {
    return new Html().raw("<button type=\"submit\">").text(text).raw("</button>\n</form>\n");
  }

  private static Html labelled(String label, String name) {
    return new Html()
        .raw("<label for=\"" + name + "\">" + label + "</label>\n<input id=\"" + name + "\"")
        .raw(" name=\"" + name + "\"");
  }

  private static Html invalid(boolean invalid) {
    return new Html().raw(invalid ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "");
  }
}
