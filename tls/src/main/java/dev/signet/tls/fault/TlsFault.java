// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.fault;

import dev.signet.explain.Finding;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection, and why: a finding, and the alert that the peer gets.
 *
 * <p>It has no stack trace: a peer can cause one with a few bytes, and the finding says more than
 * where in the code it was found.
 */
public final class TlsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final FaultCode code;
  private final transient Finding finding;

  /** A fault whose finding has been written already, for instance by a verifier. */
  public TlsFault(FaultCode code, Finding finding) {
    this(code, finding, null);
  }

  private TlsFault(FaultCode code, Finding finding, @Nullable Throwable cause) {
    super(finding.code().id(), cause, false, false);
    this.code = code;
    this.finding = finding;
  }

  /** The same fault with what was thrown, whose stack trace tells where. */
  public TlsFault causedBy(Throwable cause) {
    return new TlsFault(code, finding, cause);
  }

  /** The check that failed. */
  public FaultCode code() {
    return code;
  }

  /** The check that failed with its evidence. */
  public Finding finding() {
    return finding;
  }

  /** What to tell the peer; empty where it is the peer that ended the connection. */
  public Optional<Alert> alert() {
    return AlertMapping.alertFor(code);
  }

  /** The finding's code, headline, and what was wanted and found. */
  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder(finding.toString());
    if (!finding.subject().isEmpty()) {
      text.append(" [").append(finding.subject()).append(']');
    }
    if (!finding.wanted().isEmpty()) {
      text.append(", wanted ").append(finding.wanted());
    }
    if (!finding.found().isEmpty()) {
      text.append(", found ").append(finding.found());
    }
    return text.toString();
  }
}
