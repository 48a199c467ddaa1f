// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.admin;

import dev.signet.auth.account.Account;
import dev.signet.auth.account.Accounts;
import dev.signet.auth.account.Actor;
import dev.signet.auth.account.NewAccount;
import dev.signet.auth.account.OneTimeLink;
import dev.signet.auth.account.OneTimeLinks;
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
import dev.signet.identity.Role;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Works on an opened data directory itself. Safe for use by several threads. */
public final class LocalAdministration implements Administration {
  /** Accounts are read in portions, so that a list does not hold one long transaction. */
  private static final int PAGE = 500;

  private final Parts parts;
  private final CertificateDesk certificates;
  private final LedgerDesk ledger;

  /**
   * What it works with.
   *
   * @param accounts the accounts
   * @param links makes one-time links
   * @param certificates the authority's side
   * @param address where the gateway is or will be reached, {@code https://localhost:8443}
   * @param reload reads the settings file now and says what came of it
   */
  public record Parts(
      Accounts accounts,
      OneTimeLinks links,
      CertificateDesk certificates,
      String address,
      Supplier<Map<String, Object>> reload) {}

  /** Works with these parts, which stay open. */
  public LocalAdministration(Parts parts) {
    this.parts = parts;
    this.certificates = parts.certificates();
    this.ledger = new LedgerDesk(certificates.authority());
  }

  @Override
  public Map<String, Object> perform(Operation operation) {
    return switch (operation) {
      case AddUser add -> add(add);
      case ListUsers list -> Map.of("users", users());
      case ChangeRoles change -> change(change);
      case DisableUser(String name) -> members(parts.accounts().disable(name, Actor.command()));
      case EnableUser(String name) -> members(parts.accounts().enable(name, Actor.command()));
      case LinkUser(String name) -> link(name);
      case IssueCertificate issue -> certificates.issue(issue);
      case ListCertificates(int limit) -> certificates.list(limit);
      case ListServed(int limit) -> certificates.served(limit);
      case RevokeCertificate(String serial, String reason) -> certificates.revoke(serial, reason);
      case InviteAccount invite -> certificates.invite(invite);
      case MakeToken make -> certificates.token(make);
      case ShowAuthority show -> certificates.status();
      case VerifyAuthority verify -> ledger.verify();
      case ShowLog(String serial, int since) -> ledger.show(serial, since);
      case Reload reload -> parts.reload().get();
    };
  }

  @Override
  public void close() {}

  private Map<String, Object> add(AddUser add) {
    NewAccount wanted = new NewAccount(add.username(), add.roles(), add.password());
    Account account = parts.accounts().add(wanted, Actor.command());
    Map<String, Object> members = members(account);
    if (add.password().isEmpty()) {
      members.putAll(linked(account));
    }
    return members;
  }

  // The name is looked up by what makes the link, which refuses one that no account has.
  private Map<String, Object> link(String name) {
    OneTimeLink link = parts.links().forAccount(name, Actor.command());
    Map<String, Object> members = new LinkedHashMap<>();
    parts.accounts().find(name).ifPresent(account -> members.putAll(members(account)));
    members.putAll(linked(link));
    return members;
  }

  private Map<String, Object> linked(Account account) {
    return linked(parts.links().forAccount(account.username(), Actor.command()));
  }

  private Map<String, Object> linked(OneTimeLink link) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("link", parts.address() + link.target());
    members.put("until", link.until().truncatedTo(ChronoUnit.SECONDS).toString());
    return members;
  }

  // Every role is a change of its own for the audit trail; what is granted comes first, so that a
  // swap never leaves the account
  // with less than before and after.
  private Map<String, Object> change(ChangeRoles change) {
    Account account = null;
    for (Role role : change.granted()) {
      account = parts.accounts().grant(change.username(), role, Actor.command());
    }
    for (Role role : change.revoked()) {
      account = parts.accounts().revoke(change.username(), role, Actor.command());
    }
    return account == null ? Map.of() : members(account);
  }

  private List<Map<String, Object>> users() {
    List<Map<String, Object>> users = new ArrayList<>();
    List<Account> page = parts.accounts().list("", PAGE);
    while (!page.isEmpty()) {
      page.forEach(account -> users.add(members(account)));
      page = parts.accounts().list(page.getLast().username(), PAGE);
    }
    return users;
  }

  private static Map<String, Object> members(Account account) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("username", account.username());
    members.put("roles", account.roles().stream().sorted().map(Role::name).toList());
    members.put("state", account.state().name().toLowerCase(Locale.ROOT));
    members.put("created", account.created().toString());
    members.put("id", account.id());
    return members;
  }
}
