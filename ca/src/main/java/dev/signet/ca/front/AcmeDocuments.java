// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.front;

import dev.signet.ca.Profile;
import dev.signet.ca.acme.AcmeAccount;
import dev.signet.ca.acme.AcmeAuthorization;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.ca.acme.AcmeOrder;
import dev.signet.ca.acme.ChallengeType;
import dev.signet.http.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resources of RFC 8555, 7.1 as JSON objects. */
final class AcmeDocuments {
  private AcmeDocuments() {}

  static Map<String, Object> directory(AcmeAddress address, boolean bound) {
    Map<String, Object> profiles = new LinkedHashMap<>();
    Profile.ALL.forEach(
        profile -> profiles.put(profile.name(), "for " + profile.lifetime().toDays() + " days"));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("newNonce", address.to(AcmeAddress.NEW_NONCE));
    members.put("newAccount", address.to(AcmeAddress.NEW_ACCOUNT));
    members.put("newOrder", address.to(AcmeAddress.NEW_ORDER));
    members.put("revokeCert", address.to(AcmeAddress.REVOKE));
    members.put("keyChange", address.to(AcmeAddress.KEY_CHANGE));
    members.put("renewalInfo", address.to(AcmeAddress.RENEWAL));
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("externalAccountRequired", bound);
    meta.put("profiles", profiles);
    members.put("meta", meta);
    return members;
  }

  static Map<String, Object> account(AcmeAccount account, AcmeAddress address) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", account.active() ? "valid" : "deactivated");
    members.put("contact", account.contacts());
    members.put("orders", address.toOrders(account.id()));
    return members;
  }

  static Map<String, Object> order(AcmeOrder.State state, AcmeAddress address) {
    AcmeOrder order = state.order();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", word(state.status()));
    members.put("expires", text(order.times().expiresAt()));
    members.put(
        "identifiers", order.identifiers().stream().map(AcmeDocuments::identifier).toList());
    members.put("profile", order.terms().profile());
    order.terms().notBefore().ifPresent(at -> members.put("notBefore", text(at)));
    order.terms().notAfter().ifPresent(at -> members.put("notAfter", text(at)));
    members.put(
        "authorizations", state.authorizations().stream().map(address::toAuthorization).toList());
    members.put("finalize", address.toFinalize(order.id()));
    state.outcome().ifPresent(outcome -> members.putAll(outcome(outcome, order, address)));
    return members;
  }

  static Map<String, Object> authorization(
      AcmeAuthorization.State state, Instant now, AcmeAddress address) {
    AcmeAuthorization authorization = state.authorization();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("identifier", identifier(authorization.subject().identifier()));
    members.put("status", word(state.status(now)));
    members.put("expires", text(authorization.times().expiresAt()));
    List<Map<String, Object>> challenges =
        types(state).stream().map(type -> challenge(state, type, address)).toList();
    members.put("challenges", challenges);
    if (authorization.subject().wildcard()) {
      members.put("wildcard", true);
    }
    return members;
  }

  static Map<String, Object> challenge(
      AcmeAuthorization.State state, ChallengeType type, AcmeAddress address) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type.wire());
    members.put("url", address.toChallenge(state.authorization().id(), type));
    members.put("token", state.authorization().token());
    Optional<AcmeAuthorization.Validation> validation =
        state.validation().filter(settled -> settled.type() == type);
    if (validation.isEmpty()) {
      boolean tried = state.attempt().filter(attempt -> attempt.type() == type).isPresent();
      members.put("status", tried ? "processing" : "pending");
      return members;
    }
    Optional<String> problem = validation.get().problem();
    members.put("status", problem.isPresent() ? "invalid" : "valid");
    members.put("validated", text(validation.get().at()));
    problem.ifPresent(json -> members.put("error", json(json)));
    return members;
  }

  static Map<String, Object> identifier(AcmeIdentifier identifier) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", identifier.kind().wire());
    members.put("value", identifier.value());
    return members;
  }

  /** RFC 3339, whole seconds. */
  static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What was tried is shown alone once it is settled (RFC 8555, 7.1.4). */
  private static List<ChallengeType> types(AcmeAuthorization.State state) {
    AcmeAuthorization.Subject subject = state.authorization().subject();
    return state
        .validation()
        .map(settled -> List.of(settled.type()))
        .orElseGet(
            () -> List.copyOf(ChallengeType.fitting(subject.identifier(), subject.wildcard())));
  }

  private static Map<String, Object> outcome(
      AcmeOrder.Outcome outcome, AcmeOrder order, AcmeAddress address) {
    return switch (outcome) {
      case AcmeOrder.Outcome.Issued _ -> Map.of("certificate", address.toCertificate(order.id()));
      case AcmeOrder.Outcome.Failed(String problem) -> Map.of("error", json(problem));
    };
  }

  private static Map<String, Object> json(String text) {
    return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8)).members();
  }

  private static String word(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
