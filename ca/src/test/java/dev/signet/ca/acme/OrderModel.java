// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the state machines of RFC 8555, 7.1.6 say, written down a second time and without a
 * database. The addresses are the server's.
 */
final class OrderModel {
  static final Duration PENDING = Duration.ofDays(7);
  static final Duration PROVEN = Duration.ofDays(30);

  final Map<String, Proof> proofs = new LinkedHashMap<>();
  final List<Order> orders = new ArrayList<>();

  /** An authorization. */
  static final class Proof {
    final int owner;
    final String name;
    private Instant until;
    private Optional<Boolean> outcome = Optional.empty();
    private boolean given;

    Proof(int owner, String name, Instant now) {
      this.owner = owner;
      this.name = name;
      this.until = now.plus(PENDING);
    }

    String status(Instant now) {
      if (given) {
        return "deactivated";
      }
      if (outcome.equals(Optional.of(false))) {
        return "invalid";
      }
      if (!now.isBefore(until)) {
        return "expired";
      }
      return outcome.isPresent() ? "valid" : "pending";
    }

    void tried(boolean shown, Instant now) {
      if (status(now).equals("pending")) {
        outcome = Optional.of(shown);
        until = now.plus(PROVEN);
      }
    }

    void give() {
      given = true;
    }

    /** Whether a new order of the same client need not prove the name again. */
    boolean serves(int client, String wanted, Instant now) {
      return owner == client
          && name.equals(wanted)
          && status(now).equals("valid")
          && !until.isBefore(now.plus(PENDING));
    }
  }

  /** An order. */
  static final class Order {
    final int owner;
    final String url;
    final String finish;
    final List<String> names;
    final List<Proof> needed;
    private final Instant expires;
    private boolean issued;

    Order(
        int owner, AcmeClient.Answer answer, List<String> names, List<Proof> needed, Instant now) {
      this.owner = owner;
      this.url = answer.field("Location");
      this.finish = answer.text("finalize");
      this.names = names;
      this.needed = needed;
      this.expires = now.plus(PENDING);
    }

    String status(Instant now) {
      if (issued) {
        return "valid";
      }
      List<String> states = needed.stream().map(proof -> proof.status(now)).toList();
      boolean lost =
          states.stream().anyMatch(state -> !state.equals("valid") && !state.equals("pending"));
      if (lost || !now.isBefore(expires)) {
        return "invalid";
      }
      return states.contains("pending") ? "pending" : "ready";
    }

    void issue() {
      issued = true;
    }
  }

  /** Notes an order that the server placed; tells whether it asks for no more than it must. */
  Order placed(int client, AcmeClient.Answer answer, List<String> names, Instant now) {
    List<Proof> needed = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String url = answer.texts("authorizations").get(i);
      boolean known = proofs.values().stream().anyMatch(each -> each.serves(client, name, now));
      Proof proof = proofs.get(url);
      if (known != (proof != null) || (proof != null && !proof.serves(client, name, now))) {
        throw new AssertionError(name + " by " + url + ", known: " + known);
      }
      needed.add(proofs.computeIfAbsent(url, _ -> new Proof(client, name, now)));
    }
    Order order = new Order(client, answer, names, needed, now);
    orders.add(order);
    return order;
  }
}
