// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import java.time.Duration;

/**
 * How long logins last.
 *
 * @param sessionIdle a browser session ends when it is not used for so long
 * @param sessionLife a browser session ends after this in any case
 * @param familyIdle a refresh token that is not used for so long ends its family
 * @param familyLife a refresh family ends after this in any case (ASVS 10.4.8)
 * @param grace within this time after a refresh token was used, the same token gets the same answer
 *     again
 */
public record LoginSettings(
    Duration sessionIdle,
    Duration sessionLife,
    Duration familyIdle,
    Duration familyLife,
    Duration grace) {
  /**
   * What suits people at a desk: half a day idle, a week at most; tokens a week idle and a month at
   * most.
   */
  public static LoginSettings usual() {
    return new LoginSettings(
        Duration.ofHours(12),
        Duration.ofDays(7),
        Duration.ofDays(7),
        Duration.ofDays(30),
        Duration.ofSeconds(20));
  }
}
