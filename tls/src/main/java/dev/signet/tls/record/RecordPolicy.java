// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.record;

/**
 * How long records are, both ways.
 *
 * @param largestReceived how much plaintext a record from the peer may hold (RFC 8449), 64 to 16384
 * @param largestSent how much one of ours holds at most, where the peer has not asked for less
 * @param padding of ours, in TLS 1.3
 */
public record RecordPolicy(int largestReceived, int largestSent, PaddingPolicy padding) {
  /** What records may hold at most, without padding. */
  public static final RecordPolicy STANDARD =
      new RecordPolicy(RecordLimits.PLAINTEXT, RecordLimits.PLAINTEXT, PaddingPolicy.NONE);

  /** Refuses sizes that no record may have. */
  public RecordPolicy {
    if (largestReceived < RecordLimits.LEAST_AGREED || largestReceived > RecordLimits.PLAINTEXT) {
      throw new IllegalArgumentException("64 to 16384 bytes, not " + largestReceived);
    }
    if (largestSent < 1 || largestSent > RecordLimits.PLAINTEXT) {
      throw new IllegalArgumentException("1 to 16384 bytes, not " + largestSent);
    }
  }

  /** The same for other records of the peer. */
  public RecordPolicy withLargestReceived(int bytes) {
    return new RecordPolicy(bytes, largestSent, padding);
  }

  /** The same for other records of ours. */
  public RecordPolicy withLargestSent(int bytes) {
    return new RecordPolicy(largestReceived, bytes, padding);
  }

  /** The same with other padding. */
  public RecordPolicy withPadding(PaddingPolicy other) {
    return new RecordPolicy(largestReceived, largestSent, other);
  }
}
