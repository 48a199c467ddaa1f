// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/**
 * Carries a finding through code that can only throw.
 *
 * <p>For rims (I/O, start-up, transactions) alone: where a refusal is an ordinary outcome, it is a
 * return value.
 */
public final class FindingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  /** Wraps a finding. */
  public FindingException(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  /** Wraps a finding, and keeps what led to it for the log. */
  public FindingException(Finding finding, Throwable cause) {
    super(finding.toString(), cause);
    this.finding = finding;
  }

  /** What was found. */
  public Finding finding() {
    return finding;
  }
}
