// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.local;

import dev.signet.ca.Issuer;
import dev.signet.ca.IssuerStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The issuers as last read; read again after a change on this node or another. */
final class IssuerBook {
  private final IssuerStore store;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private volatile List<Issuer> known = List.of();

  IssuerBook(IssuerStore store) {
    this.store = store;
  }

  /** Makes the next question read again. Quick: it is called from the change feed. */
  void changed() {
    stale.set(true);
  }

  /** Every issuer that was ever adopted: the root first. */
  List<Issuer> all() {
    if (stale.compareAndSet(true, false)) {
      known = read();
    }
    return known;
  }

  /** Those whose certificate has not expired. */
  List<Issuer> living(Instant now) {
    return all().stream()
        .filter(issuer -> issuer.certificate().validity().notAfter().isAfter(now))
        .toList();
  }

  /** The current issuer of a role. */
  Optional<Issuer> current(Issuer.Role role) {
    return all().stream()
        .filter(issuer -> issuer.role() == role && issuer.state() == Issuer.State.CURRENT)
        .findFirst();
  }

  /** The root. There is one from the moment of opening on. */
  Issuer root() {
    return current(Issuer.Role.ROOT).orElseThrow();
  }

  /** The issuer of an id. */
  Optional<Issuer> named(String id) {
    return all().stream().filter(issuer -> issuer.id().equals(id)).findFirst();
  }

  private List<Issuer> read() {
    try {
      return store.load();
    } catch (RuntimeException e) {
      stale.set(true);
      throw e;
    }
  }
}
