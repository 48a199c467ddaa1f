// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.ChainCause;
import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.cause.ReachCause;
import dev.signet.diagnose.cause.TimeCause;
import dev.signet.explain.Code;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may be said of a fault where further connections would say it better. */
final class General {
  private static final Map<Code, Set<Code>> COVERED =
      Map.of(
          HandshakeCause.HANDSHAKE_REFUSED,
          Set.of(
              HandshakeCause.SUITES_UNMATCHED,
              HandshakeCause.STATIC_RSA_ONLY,
              HandshakeCause.GROUPS_UNMATCHED,
              HandshakeCause.SIGNATURES_UNMATCHED,
              HandshakeCause.GROUP_WEAK,
              HandshakeCause.SERVER_KEY_UNUSABLE),
          ReachCause.HELLO_CLOSED,
          Set.of(ReachCause.PROXY_HEADER_WANTED, ReachCause.POSTGRES_PORT),
          ReachCause.HELLO_RESET,
          Set.of(
              ReachCause.NAME_FILTERED, ReachCause.PROXY_HEADER_WANTED, ReachCause.POSTGRES_PORT),
          ReachCause.HELLO_UNANSWERED,
          Set.of(ReachCause.LARGE_HELLO_DROPPED),
          ChainCause.AUTHORITY_UNKNOWN,
          Set.of(ChainCause.INTERMEDIATE_NOT_SENT),
          TimeCause.LEAF_EXPIRED,
          Set.of(TimeCause.NODES_DIFFER));

  private General() {}

  /** Whether a cause is a more general word for one of these. */
  static boolean covers(Code general, List<Code> causes) {
    return causes.stream().anyMatch(COVERED.getOrDefault(general, Set.of())::contains);
  }

  /** Whether nothing at all shows without further connections. */
  static boolean seenByProbeAlone(List<Code> causes) {
    return causes.contains(HandshakeCause.NEW_VERSION_ONLY);
  }
}
