// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.Issuer;
import dev.signet.ca.Responder;
import dev.signet.ca.ResponderStore;
import dev.signet.ca.Signer;
import dev.signet.ca.issue.ResponderIssuance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Sees to it that each intermediate has somebody who signs its OCSP responses, from the first
 * question on.
 */
final class ResponderKeeper {
  /** Renewed at half of its life: the other half is for the answers that it has signed. */
  private static final double RENEWED = 0.5;

  private final ResponderStore store;
  private final ResponderIssuance issuance;
  private final Function<Issuer, Optional<Signer>> signers;
  private final InstantSource clock;
  private final Map<String, Responder> known = new ConcurrentHashMap<>();

  /** A keeper that asks for an issuer's key where a new responder is needed. */
  ResponderKeeper(
      ResponderStore store,
      ResponderIssuance issuance,
      Function<Issuer, Optional<Signer>> signers,
      InstantSource clock) {
    this.store = store;
    this.issuance = issuance;
    this.signers = signers;
    this.clock = clock;
  }

  /** Forgets who signs: one of them may be revoked. */
  void changed() {
    known.clear();
  }

  /**
   * Who signs for an issuer at this moment; nobody for a root, and for an issuer that has ended.
   */
  Optional<Responder> responder(Issuer issuer) {
    Instant now = clock.instant();
    if (issuer.role() == Issuer.Role.ROOT || !issuer.certificate().validity().contains(now)) {
      return Optional.empty();
    }
    Responder current = known.get(issuer.id());
    return current != null && isYoung(current, issuer, now)
        ? Optional.of(current)
        : renewed(issuer, now);
  }

  /** One thread at a time, for making one costs an issuance. */
  private synchronized Optional<Responder> renewed(Issuer issuer, Instant now) {
    Optional<Responder> stored =
        store.newest(issuer.id()).filter(responder -> isYoung(responder, issuer, now));
    if (stored.isEmpty()) {
      Instant needed = now.plus(ResponderIssuance.LIFETIME.dividedBy(2));
      signers.apply(issuer).ifPresent(key -> issuance.issue(issuer, key, needed, now));
    }
    Optional<Responder> best =
        stored
            .or(() -> store.newest(issuer.id()))
            .filter(responder -> responder.certificate().validity().contains(now));
    best.ifPresent(responder -> known.put(issuer.id(), responder));
    return best;
  }

  /** Young enough, or as old as its issuer allows. */
  private static boolean isYoung(Responder responder, Issuer issuer, Instant now) {
    boolean last =
        responder
            .certificate()
            .validity()
            .notAfter()
            .equals(issuer.certificate().validity().notAfter());
    return responder.certificate().validity().contains(now)
        && (last || responder.certificate().validity().elapsed(now) < RENEWED);
  }
}
