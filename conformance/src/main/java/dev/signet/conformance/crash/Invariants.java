// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.crash;

import dev.signet.http.JsonBody;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold after every crash. */
final class Invariants {
  private static final int FINE = 200;
  private static final int REFUSED = 400;

  /** So many logins go on from kill to kill; of more, one is given up for a check. */
  private static final int KEPT_FAMILIES = 4;

  /** More than a run makes. */
  private static final String ALL = "100000";

  private final Place place;
  private final Visitor visitor;
  private final Ledger ledger;

  Invariants(Place place, Visitor visitor, Ledger ledger) {
    this.place = place;
    this.visitor = visitor;
    this.ledger = ledger;
  }

  void check() throws IOException, InterruptedException, InvariantBroken {
    // First, while the grace for a retry lasts.
    for (Family family : ledger.families()) {
      if (family.mustContinue()) {
        continues(family);
      } else {
        ledger.forget(family);
      }
    }
    accountsAreThere();
    certificatesAreKnown();
    theAuthorityAddsUp();
    staleTokenIsRefused();
  }

  /** No certificate that the log does not know, and no list that its revocations do not give. */
  private void theAuthorityAddsUp() throws IOException, InterruptedException, InvariantBroken {
    Command command = Command.run(place, "", "ca", "verify");
    require(command.isFine(), "the authority's records do not add up: " + command.output());
  }

  private void accountsAreThere() throws IOException, InterruptedException, InvariantBroken {
    Map<String, JsonBody> found = rows("username", "user", "list");
    for (Map.Entry<String, Ledger.Roles> each : ledger.accounts().entrySet()) {
      JsonBody account = found.get(each.getKey());
      require(account != null, "the account " + each.getKey() + " is lost");
      boolean premium =
          account != null
              && account.members().get("roles") instanceof List<?> roles
              && roles.contains("premium");
      Ledger.Roles known = each.getValue();
      require(
          known.unsure() || known.premium() == premium,
          "the role of " + each.getKey() + " is lost");
      ledger.settled(each.getKey(), premium);
    }
  }

  private void certificatesAreKnown() throws IOException, InterruptedException, InvariantBroken {
    Map<BigInteger, String> states = new HashMap<>();
    rows("serial", "cert", "list", "--limit", ALL)
        .forEach((serial, row) -> states.put(number(serial), row.text("state").orElse("")));
    for (Map.Entry<String, Boolean> each : ledger.certificates().entrySet()) {
      Optional<String> state = Optional.ofNullable(states.get(number(each.getKey())));
      require(state.isPresent(), "the certificate " + each.getKey() + " is not in the log");
      boolean revoked = state.equals(Optional.of("revoked"));
      require(revoked || !each.getValue(), "the revocation of " + each.getKey() + " is lost");
    }
    BigInteger served = visitor.servedSerial();
    require(
        states.containsKey(served),
        "the gateway's certificate " + served.toString(16) + " is not in the log");
  }

  /**
   * The newest token works, and works twice with one answer: there is one successor and not two.
   */
  private void continues(Family family) throws IOException, InterruptedException, InvariantBroken {
    String token = family.newest();
    HttpResponse<String> first = visitor.refresh(token);
    require(
        first.statusCode() == FINE,
        "a refresh token is lost: " + first.statusCode() + " " + first.body());
    HttpResponse<String> second = visitor.refresh(token);
    require(second.statusCode() == FINE, "a retry is refused: " + second.body());
    String successor = Visitor.json(first).required("refresh_token");
    require(
        successor.equals(Visitor.json(second).required("refresh_token")),
        "a refresh family forked");
    if (family.hasFreshAccess()) {
      int status = visitor.steps(family.access());
      require(status == FINE, "an access token from before the crash gets " + status);
    }
    family.refreshed(Visitor.json(second));
  }

  /** A token that was replaced long ago ends its family, also when a crash came between. */
  private void staleTokenIsRefused() throws IOException, InterruptedException, InvariantBroken {
    List<Family> old =
        ledger.families().stream().filter(family -> family.stale().isPresent()).toList();
    if (old.size() < KEPT_FAMILIES) {
      return;
    }
    Family family = old.getFirst();
    ledger.forget(family);
    int stale = visitor.refresh(family.stale().orElseThrow()).statusCode();
    require(stale == REFUSED, "a token that was replaced twice gets " + stale);
    int newest = visitor.refresh(family.newest()).statusCode();
    require(newest == REFUSED, "a family whose token was reused goes on with " + newest);
  }

  private Map<String, JsonBody> rows(String key, String... words)
      throws IOException, InterruptedException, InvariantBroken {
    Command command = Command.run(place, "", words);
    require(command.isFine(), String.join(" ", words) + " fails: " + command.output());
    Map<String, JsonBody> rows = new HashMap<>();
    command.objects().forEach(row -> row.text(key).ifPresent(value -> rows.put(value, row)));
    return rows;
  }

  private static BigInteger number(String serial) {
    return new BigInteger(serial.replace(":", ""), 16);
  }

  private static void require(boolean holds, String what) throws InvariantBroken {
    if (!holds) {
      throw new InvariantBroken(what);
    }
  }
}
