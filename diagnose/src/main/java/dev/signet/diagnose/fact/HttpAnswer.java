// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a web server answered to a request for its first page's header fields.
 *
 * @param status the status code
 * @param date the time by the server's clock; empty where it does not say
 * @param fields the first value of each header field, by its name in lower case
 */
public record HttpAnswer(int status, Optional<Instant> date, Map<String, String> fields) {
  /** Copies the fields. */
  public HttpAnswer {
    fields = Map.copyOf(fields);
  }

  /** A field's value; empty where the server does not send it. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
