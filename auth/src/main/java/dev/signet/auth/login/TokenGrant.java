// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.login;

import dev.signet.explain.Redacted;
import java.time.Duration;

/**
 * What a login or a refresh gives (RFC 6749, 5.1).
 *
 * @param accessToken a JWT
 * @param life how long it is good for
 * @param refreshToken opaque; good once
 */
public record TokenGrant(Redacted accessToken, Duration life, Redacted refreshToken) {}
