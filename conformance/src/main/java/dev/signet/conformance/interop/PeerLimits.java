// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.conformance.ReasonedExceptions;
import java.util.Map;
import java.util.Optional;

/** What peers cannot do, with the reasons, from a list that is part of the suite. */
final class PeerLimits {
  /** In front of a reason: may be otherwise in another version of the peer. */
  private static final String DEPENDS = "depends: ";

  private final Map<String, String> reasons;

  PeerLimits() {
    reasons = ReasonedExceptions.read(PeerLimits.class, "limits.tsv");
  }

  /** Why a peer cannot do a cell; empty where it can. */
  Optional<String> reason(Peer peer, Cell cell) {
    if (peer.isClientOnly() && cell.ours() == Role.CLIENT) {
      return Optional.of("it is no server");
    }
    return entry(peer, cell).map(reason -> reason.replace(DEPENDS, ""));
  }

  /** Whether the same holds for every version of the peer, so that it can be shown. */
  boolean isSure(Peer peer, Cell cell) {
    return entry(peer, cell).map(reason -> !reason.startsWith(DEPENDS)).orElse(false);
  }

  /** Looks for the cell, then for both versions, then for both roles. */
  private Optional<String> entry(Peer peer, Cell cell) {
    String feature = cell.feature().label();
    String role = cell.ours().label();
    String version = cell.version().label();
    return Optional.ofNullable(reasons.get(String.join(", ", peer.name(), role, version, feature)))
        .or(() -> Optional.ofNullable(reasons.get(String.join(", ", peer.name(), role, feature))))
        .or(() ->
            Optional.ofNullable(reasons.get(String.join(", ", peer.name(), version, feature))))
        .or(() -> Optional.ofNullable(reasons.get(String.join(", ", peer.name(), feature))));
  }
}
