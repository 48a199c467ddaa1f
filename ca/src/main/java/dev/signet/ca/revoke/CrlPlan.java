// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlPart;
import dev.signet.ca.CrlRecord;
import dev.signet.ca.CrlScope;
import dev.signet.ca.RevocationLog;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the next list of a scope says.
 *
 * @param revocations what was revoked
 * @param lists what was signed
 * @param calendar when it is made
 */
record CrlPlan(RevocationLog revocations, CrlLog lists, CrlCalendar calendar) {
  /**
   * A list that is to be made.
   *
   * @param list what it says
   * @param before what it takes its first entries from
   */
  record Draft(CrlRecord list, CrlEdition before) {}

  /**
   * The next list.
   *
   * @param known the present one, if there is one
   * @param address what it says of places
   */
  Draft next(CrlScope scope, Optional<CrlEdition> known, String address) {
    // Before anything else: whoever takes a higher number then looks later, and covers no less.
    long next = lists.highest(scope) + 1;
    Optional<CrlLog.Signed> base = base(scope);
    long after = base.map(signed -> signed.list().coverage().covered()).orElse(0L);
    CrlRecord.Coverage whole =
        new CrlRecord.Coverage(after, revocations.latest(scope), calendar.livedBeyond());
    Optional<CrlEdition> before =
        known
            .filter(calendar::isFresh)
            .filter(edition -> edition.list().coverage().after() == after);
    CrlRecord.Coverage coverage =
        before.map(e -> e.list().coverage().upTo(whole.covered())).orElse(whole);
    OptionalLong number =
        base.map(signed -> OptionalLong.of(signed.list().number())).orElse(OptionalLong.empty());
    CrlRecord.Count count = new CrlRecord.Count(next, number);
    CrlRecord list = new CrlRecord(scope, count, coverage, calendar.life(), address);
    return new Draft(list, before.orElseGet(() -> CrlPress.blank(list)));
  }

  private Optional<CrlLog.Signed> base(CrlScope scope) {
    return calendar.part() instanceof CrlPart.Delta
        ? lists.oldestSince(scope, calendar.baseSince()).or(() -> lists.newest(scope, false))
        : Optional.empty();
  }
}
