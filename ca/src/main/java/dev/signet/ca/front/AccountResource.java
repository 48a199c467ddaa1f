// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.acme.AccountRegister;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.BindingClaim;
import dev.signet.ca.acme.OrderRegister;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.explain.Printable;
import dev.signet.http.Response;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts (RFC 8555, 7.3). */
final class AccountResource {
  private final AccountRegister accounts;
  private final OrderRegister orders;

  AccountResource(AcmeParts.Desks desks) {
    this.accounts = desks.accounts();
    this.orders = desks.orders();
  }

  Response register(SignedRequest request, AcmeAddress address) {
    Map<String, Object> members = request.payload().members();
    boolean existing = Boolean.TRUE.equals(members.get("onlyReturnExisting"));
    Optional<BindingClaim> claim =
        Optional.ofNullable(members.get("externalAccountBinding"))
            .map(binding -> JwsReader.binding(binding, request.key(), address));
    AccountRegister.Registration registration =
        accounts.register(
            new AccountRegister.Application(request.key(), contacts(members), existing, claim));
    HttpResponseStatus status =
        registration.created() ? HttpResponseStatus.CREATED : HttpResponseStatus.OK;
    return answer(status, registration.account(), address);
  }

  Response change(String id, SignedRequest request, AcmeAddress address) {
    AcmeAccount account = own(id, request);
    if (request.payload().isEmpty()) {
      return answer(HttpResponseStatus.OK, account, address);
    }
    Map<String, Object> members = request.payload().members();
    if (members.get("status") instanceof String status) {
      if (!status.equals("deactivated")) {
        throw SignedRequest.malformed("\"status\": \"deactivated\"", Printable.line(status));
      }
      return answer(HttpResponseStatus.OK, accounts.deactivate(account), address);
    }
    // RFC 8555, 7.3.2: "The server MUST ignore any updates" to what a client may not change.
    AcmeAccount changed =
        members.containsKey("contact") ? accounts.contacts(account, contacts(members)) : account;
    return answer(HttpResponseStatus.OK, changed, address);
  }

  Response orders(String id, SignedRequest request, AcmeAddress address) {
    AcmeAccount account = own(id, request);
    request.payload().requireEmpty();
    List<String> urls = orders.orders(account).stream().map(address::toOrder).toList();
    return Response.json(HttpResponseStatus.OK, Map.of("orders", urls));
  }

  /** RFC 8555, 7.3.5: the new key signs for the account and its old key, the old key signs that. */
  Response changeKey(SignedRequest request, AcmeAddress address) {
    if (!(request.signer() instanceof SignedRequest.Signer.Account(var account, var old))) {
      throw new FindingException(Finding.of(AcmeCode.JWS_KEY_FORM_WRONG));
    }
    SignedRequest inner = JwsReader.inner(request.payload().members(), address);
    Map<String, Object> members = inner.payload().members();
    require(address.toAccount(account.id()), members.get("account"));
    String named =
        members.containsKey("oldKey") ? JwsKey.read(members.get("oldKey")).thumbprint() : "";
    require(old.thumbprint(), named);
    return answer(HttpResponseStatus.OK, accounts.changeKey(account, inner.key()), address);
  }

  private static void require(String wanted, @org.jspecify.annotations.Nullable Object found) {
    if (!wanted.equals(found)) {
      throw Finding.about(AcmeCode.KEY_CHANGE_MISMATCH)
          .wanted(wanted)
          .found(Printable.line(String.valueOf(found)))
          .toException();
    }
  }

  private static AcmeAccount own(String id, SignedRequest request) {
    AcmeAccount account = request.account();
    if (!account.id().equals(id)) {
      throw new FindingException(Finding.of(AcmeCode.ACME_RESOURCE_FOREIGN));
    }
    return account;
  }

  private static List<String> contacts(Map<String, Object> members) {
    List<String> contacts = new ArrayList<>();
    if (members.get("contact") instanceof List<?> listed) {
      for (Object each : listed) {
        contacts.add(each.toString());
      }
    }
    return contacts;
  }

  private static Response answer(
      HttpResponseStatus status, AcmeAccount account, AcmeAddress address) {
    return Response.json(status, AcmeDocuments.account(account, address))
        .with("Location", address.toAccount(account.id()));
  }
}
