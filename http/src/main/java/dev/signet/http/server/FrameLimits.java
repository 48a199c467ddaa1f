// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

/**
 * What an HTTP/2 connection may do.
 *
 * @param streams requests at once
 * @param streamWindow bytes of content in flight for one request
 * @param connectionWindow bytes of content in flight for all requests of a connection
 * @param resets streams that the client may reset within 30 seconds: more is a rapid reset attack
 *     (CVE-2023-44487)
 * @param controlFrames SETTINGS, PING, PRIORITY and unknown frames within one second
 */
public record FrameLimits(
    int streams, int streamWindow, int connectionWindow, int resets, int controlFrames) {
  /** Browsers use at most 100 streams and reset a few of them when a page is left. */
  public static final FrameLimits STANDARD =
      new FrameLimits(128, 256 * 1024, 1024 * 1024, 200, 200);
}
