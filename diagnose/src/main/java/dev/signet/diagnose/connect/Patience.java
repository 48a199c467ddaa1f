// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param connect for an address to answer
 * @param answer for the next bytes of the server
 * @param banner for a server that speaks first, before the hello is sent
 * @param objection for an alert after the handshake: a server of TLS 1.3 refuses a client's
 *     certificate only then
 */
public record Patience(Duration connect, Duration answer, Duration banner, Duration objection) {
  /** For people who wait: a far server answers in half a second, a lost packet in three. */
  public static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(25),
          Duration.ofMillis(700));
}
