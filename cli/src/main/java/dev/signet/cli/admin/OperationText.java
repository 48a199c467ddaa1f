// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.cli.admin.Operation.AddUser;
import dev.signet.cli.admin.Operation.ChangeRoles;
import dev.signet.cli.admin.Operation.DisableUser;
import dev.signet.cli.admin.Operation.EnableUser;
import dev.signet.cli.admin.Operation.InviteAccount;
import dev.signet.cli.admin.Operation.IssueCertificate;
import dev.signet.cli.admin.Operation.LinkUser;
import dev.signet.cli.admin.Operation.ListCertificates;
import dev.signet.cli.admin.Operation.ListServed;
import dev.signet.cli.admin.Operation.ListUsers;
import dev.signet.cli.admin.Operation.MakeToken;
import dev.signet.cli.admin.Operation.Reload;
import dev.signet.cli.admin.Operation.RevokeCertificate;
import dev.signet.cli.admin.Operation.ShowAuthority;
import dev.signet.cli.admin.Operation.ShowLog;
import dev.signet.cli.admin.Operation.VerifyAuthority;
import dev.signet.cli.terminal.CliCode;
import dev.signet.explain.Finding;
import dev.signet.explain.Redacted;
import dev.signet.http.JsonBody;
import dev.signet.http.JsonText;
import dev.signet.identity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations as JSON, for the way between a command and the running process. */
final class OperationText {
  private OperationText() {}

  /**
   * An operation's text. Holds the password where there is one: it goes to a socket that only this
   * user can open.
   */
  static byte[] write(Operation operation) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("operation", operation.getClass().getSimpleName());
    switch (operation) {
      case AddUser add -> {
        members.put("username", add.username());
        members.put("roles", names(add.roles()));
        add.password().ifPresent(password -> members.put("password", password.reveal()));
      }
      case ChangeRoles change -> {
        members.put("username", change.username());
        members.put("granted", names(change.granted()));
        members.put("revoked", names(change.revoked()));
      }
      case DisableUser disable -> members.put("username", disable.username());
      case EnableUser enable -> members.put("username", enable.username());
      case LinkUser link -> members.put("username", link.username());
      case IssueCertificate issue -> {
        members.put("request", issue.request());
        members.put("profile", issue.profile());
        members.put("days", issue.days());
      }
      case ListCertificates list -> members.put("limit", list.limit());
      case ListServed list -> members.put("limit", list.limit());
      case RevokeCertificate revoke -> {
        members.put("serial", revoke.serial());
        members.put("reason", revoke.reason());
      }
      case InviteAccount invite -> {
        members.put("owner", invite.owner());
        members.put("domains", invite.domains());
        members.put("days", invite.days());
      }
      case MakeToken make -> {
        members.put("owner", make.owner());
        members.put("domains", make.domains());
        members.put("days", make.days());
      }
      case ListUsers list -> {}
      case ShowLog show -> {
        members.put("serial", show.serial());
        members.put("since", show.since());
      }
      case ShowAuthority show -> {}
      case VerifyAuthority verify -> {}
      case Reload reload -> {}
    }
    return JsonText.bytes(members);
  }

  /** The operation of a text. One that is not understood is a finding, as an exception. */
  static Operation read(JsonBody text) {
    String name = text.required("operation");
    return switch (name) {
      case "AddUser" ->
          new AddUser(
              text.required("username"),
              roles(text, "roles"),
              text.text("password").map(Redacted::of));
      case "ListUsers" -> new ListUsers();
      case "ChangeRoles" ->
          new ChangeRoles(
              text.required("username"), roles(text, "granted"), roles(text, "revoked"));
      case "DisableUser" -> new DisableUser(text.required("username"));
      case "EnableUser" -> new EnableUser(text.required("username"));
      case "LinkUser" -> new LinkUser(text.required("username"));
      case "IssueCertificate" ->
          new IssueCertificate(
              text.required("request"), text.required("profile"), number(text, "days"));
      case "ListCertificates" -> new ListCertificates(number(text, "limit"));
      case "ListServed" -> new ListServed(number(text, "limit"));
      case "RevokeCertificate" ->
          new RevokeCertificate(text.required("serial"), text.required("reason"));
      case "InviteAccount" ->
          new InviteAccount(text.required("owner"), texts(text, "domains"), number(text, "days"));
      case "MakeToken" ->
          new MakeToken(text.required("owner"), texts(text, "domains"), number(text, "days"));
      case "ShowAuthority" -> new ShowAuthority();
      case "VerifyAuthority" -> new VerifyAuthority();
      case "ShowLog" -> new ShowLog(text.required("serial"), number(text, "since"));
      case "Reload" -> new Reload();
      default -> throw malformed("the operation " + name);
    };
  }

  private static List<String> names(Set<Role> roles) {
    return roles.stream().sorted().map(Role::name).toList();
  }

  private static List<String> texts(JsonBody text, String member) {
    @Nullable Object value = text.members().get(member);
    if (!(value instanceof List<?> items)) {
      throw malformed("no list of " + member);
    }
    return items.stream().map(String::valueOf).toList();
  }

  private static Set<Role> roles(JsonBody text, String member) {
    return texts(text, member).stream()
        .filter(Role::isName)
        .map(Role::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static int number(JsonBody text, String member) {
    return text.members().get(member) instanceof Long number ? Math.toIntExact(number) : 0;
  }

  private static RuntimeException malformed(String found) {
    return Finding.about(CliCode.CONTROL_MALFORMED).found(found).toException();
  }
}
