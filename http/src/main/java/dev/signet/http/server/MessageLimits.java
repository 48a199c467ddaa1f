// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

/**
 * How large a request may be.
 *
 * @param target bytes of the request target
 * @param headerSection bytes of the request line and all fields
 * @param headerFields how many fields
 * @param content bytes of content
 */
public record MessageLimits(int target, int headerSection, int headerFields, long content) {
  /**
   * Targets of 16 KiB carry what browsers send; a header section of 64 KiB lets a token of 16 KiB
   * and many cookies through to where they are judged; 100 fields are twice what any browser behind
   * proxies sends; content is bounded so that nobody fills an upstream's disk by one request.
   */
  public static final MessageLimits STANDARD =
      new MessageLimits(16 * 1024, 64 * 1024, 100, 16L << 30);

  /** The same with another bound for content. */
  public MessageLimits withContent(long bytes) {
    return new MessageLimits(target, headerSection, headerFields, bytes);
  }
}
