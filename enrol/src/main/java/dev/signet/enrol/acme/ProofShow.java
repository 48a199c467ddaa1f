// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

/**
 * Shows an authority that we control a name (RFC 8555, 8). What cannot be shown is a finding, as an
 * exception. Blocks.
 */
public interface ProofShow {
  /** The challenge that it answers: {@code http-01}, {@code dns-01} or {@code tls-alpn-01}. */
  String challenge();

  /** Begins to show. What was shown can be seen when this returns. */
  Shown show(Proof proof);

  /**
   * What is to be shown.
   *
   * @param name for dns-01 the name of the record, without a dot at its end; else the host
   * @param token for http-01 the last part of the path; else nothing
   * @param text for dns-01 the record's text; else the key authorization (RFC 8555, 8.1)
   */
  record Proof(String name, String token, String text) {}

  /** Something that is shown until it is closed. */
  @FunctionalInterface
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }
}
