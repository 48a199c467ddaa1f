// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.shared;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done for a name, by wall time alone: whoever has slept for a week finds all of it
 * due at once.
 *
 * @param shelf what is known
 * @param authorities the directories in use
 */
record DueRule(SharedShelf shelf, Set<String> authorities) {
  /** What is to be done. */
  enum Step {
    /** Nothing yet. */
    NOTHING,
    /** The authority may have another opinion of when to renew. */
    ASK,
    /** What is stapled gets old. */
    STAPLE,
    /** A certificate is needed. */
    ORDER
  }

  Step step(String name, Instant now) {
    Optional<EnrolFailure> failure = shelf.failure(name);
    if (failure.filter(f -> now.isBefore(f.retryAt())).isPresent()) {
      return Step.NOTHING;
    }
    Optional<SharedCertificate> held = shelf.find(name);
    if (held.isEmpty() || needsAnother(held.get(), now)) {
      return Step.ORDER;
    }
    if (!now.isBefore(held.get().renewal().window().askAgain())) {
      return Step.ASK;
    }
    return held.get().wantsStaple(now) ? Step.STAPLE : Step.NOTHING;
  }

  /** Our own authority's is a makeshift: the others are tried again as soon as that is allowed. */
  private boolean needsAnother(SharedCertificate held, Instant now) {
    return held.isOver(now)
        || !now.isBefore(held.renewal().renewAt())
        || !authorities.contains(held.authority());
  }
}
