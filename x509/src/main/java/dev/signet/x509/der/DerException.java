// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.der;

/**
 * Bytes that are not the DER that was expected, and where.
 *
 * <p>Carries no stack trace: it says what is wrong with the input, not with the program, and
 * hostile input must be cheap to refuse. The public readers of {@code dev.signet.x509} turn it into
 * a finding.
 */
public final class DerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Says what is wrong.
   *
   * @param offset of the offending byte in the outermost input
   * @param problem a phrase without a full stop
   */
  public DerException(int offset, String problem) {
    super(problem, null, false, false);
    this.offset = offset;
  }

  /** Where in the outermost input, in bytes from its start. */
  public int offset() {
    return offset;
  }

  /** What is wrong, as a phrase without a full stop. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
