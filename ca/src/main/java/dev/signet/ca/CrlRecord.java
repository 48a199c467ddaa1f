// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Validity;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * All that must be kept of a list of revoked certificates to write it again byte by byte, but for
 * its signature.
 *
 * @param scope what it is about
 * @param count its number, and that of the list to which it says the changes
 * @param coverage which revocations are in it
 * @param life its thisUpdate and nextUpdate
 * @param address of a shard, where it is, as its certificates say; of a whole list, where its
 *     changes are; else empty
 */
public record CrlRecord(
    CrlScope scope, Count count, Coverage coverage, Validity life, String address) {
  /**
   * How lists are told apart.
   *
   * @param number only grows within a scope, deltas included
   * @param base of a delta, the number of the list to which it says the changes
   */
  public record Count(long number, OptionalLong base) {}

  /**
   * Which revocations of an issuer are in a list. Each has a place, counted from 1 in the order in
   * which they were made.
   *
   * @param after those behind this place: 0 but for deltas
   * @param covered up to this place
   * @param livedBeyond of certificates that ended later than this
   */
  public record Coverage(long after, long covered, Instant livedBeyond) {
    /** The same, up to another place. */
    public Coverage upTo(long place) {
      return new Coverage(after, place, livedBeyond);
    }

    /** The same, from another place on. */
    public Coverage since(long place) {
      return new Coverage(place, covered, livedBeyond);
    }
  }

  /** Its number. */
  public long number() {
    return count.number();
  }

  /** Whether it says changes alone. */
  public boolean isDelta() {
    return count.base().isPresent();
  }
}
