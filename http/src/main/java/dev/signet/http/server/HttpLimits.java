// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.server;

/**
 * The bounds of a server.
 *
 * @param message for one request
 * @param times for clients
 * @param frames for HTTP/2 connections
 */
public record HttpLimits(MessageLimits message, TimeLimits times, FrameLimits frames) {
  /** What suits a gateway. */
  public static final HttpLimits STANDARD =
      new HttpLimits(MessageLimits.STANDARD, TimeLimits.STANDARD, FrameLimits.STANDARD);

  /** The same with other bounds for one request. */
  public HttpLimits with(MessageLimits other) {
    return new HttpLimits(other, times, frames);
  }

  /** The same with other times. */
  public HttpLimits with(TimeLimits other) {
    return new HttpLimits(message, other, frames);
  }

  /** The same with other bounds for HTTP/2. */
  public HttpLimits with(FrameLimits other) {
    return new HttpLimits(message, times, other);
  }
}
