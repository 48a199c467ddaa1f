// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.enrolment;

import java.util.Optional;

/** Where tokens are kept. Which of two requests came first is decided in here. */
public interface TokenStore {
  /** Keeps a new token. */
  void add(EnrolmentToken token);

  /** The token of an identifier, used or not. */
  Optional<EnrolmentToken> find(String id);

  /**
   * Gives a token to a request.
   *
   * @param requestHash tells the request from others
   * @return false where another request has it
   */
  boolean claim(String id, String requestHash);

  /** Takes a token from a request that was refused, so that a better one can have it. */
  void release(String id, String requestHash);
}
