// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * What a web server answered to a request for its first page's header fields.
 *
 * @param status the status code
 * @param date the time by the server's clock; empty where it does not say
 */
public record HttpAnswer(int status, Optional<Instant> date) {}
