// SPDX-License-Identifier: Apache-2.0
package dev.signet.http;

import java.io.IOException;

/** Answers requests. Runs on a virtual thread of its own per request, so it may block. */
@FunctionalInterface
public interface Handler {
  /**
   * Answers a request. A {@link dev.signet.explain.FindingException} becomes its problem document;
   * any other exception a 500 whose cause is logged and not told.
   */
  Response handle(Request request) throws IOException;
}
