// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

/**
 * Shows an authority that we control a name (RFC 8555, 8). What cannot be shown is a finding, as an
 * exception. Blocks.
 */
public interface ProofShow {
  /** The challenge that it answers: {@code http-01} or {@code dns-01}. */
  String challenge();

  /** Begins to show. What was shown can be seen when this returns. */
  Shown show(Proof proof);

  /**
   * What is to be shown.
   *
   * @param name for http-01 the host, for dns-01 the name of the record, without a dot at its end
   * @param token for http-01 the last part of the path; for dns-01 nothing
   * @param text for http-01 the content, for dns-01 the record's text
   */
  record Proof(String name, String token, String text) {}

  /** Something that is shown until it is closed. */
  @FunctionalInterface
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }
}
