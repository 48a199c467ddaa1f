// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.util.Optional;

/**
 * A request for code that may block.
 *
 * @param head start and fields
 * @param connection what it came on
 * @param body its content, bounded by the listener's limits
 */
public record Request(RequestHead head, ServerConnection connection, Body body) {
  /** The first value of a field, if there is one. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(head.headers().get(name));
  }
}
