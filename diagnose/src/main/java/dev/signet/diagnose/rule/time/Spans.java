// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.rule.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long ago or ahead something is, as people say it. */
final class Spans {
  private Spans() {}

  /** The largest unit of which there are at least two. */
  static String text(Duration span) {
    Duration length = span.abs();
    if (length.toDays() >= 2) {
      return length.toDays() + " days";
    }
    if (length.toHours() >= 2) {
      return length.toHours() + " hours";
    }
    return length.toMinutes() >= 2
        ? length.toMinutes() + " minutes"
        : length.toSeconds() + " seconds";
  }

  /** Whole seconds: nobody compares more. */
  static String moment(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
