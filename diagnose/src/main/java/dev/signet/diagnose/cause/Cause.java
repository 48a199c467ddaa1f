// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.cause;

import dev.signet.explain.Code;
import dev.signet.explain.Fault;
import dev.signet.explain.Severity;

/**
 * Why a connection fails, or will fail for somebody: the answer of a diagnosis.
 *
 * <p>A cause names what is to be mended, and not what a program prints of it. Its sentences stand
 * in the catalogue; {@code CODE.tell} there says by what it is told from causes that look like it.
 */
public sealed interface Cause extends Code
    permits ReachCause,
        HandshakeCause,
        ChainCause,
        TimeCause,
        NameCause,
        ContentCause,
        RevocationCause,
        ClientCause,
        FileCause,
        DatabaseCause {
  /** How bad a cause is, and whose doing. */
  enum Kind {
    /** A failure that is the server's to mend. */
    PEER(Severity.ERROR, Fault.PEER),
    /** A failure that is to be mended on this machine. */
    LOCAL(Severity.ERROR, Fault.CONFIGURATION),
    /** A failure that lies between. */
    NETWORK(Severity.ERROR, Fault.NETWORK),
    /** A setting of this machine, by which other programs fail than the one that says so. */
    SETTING(Severity.WARNING, Fault.CONFIGURATION),
    /** It works here, and will fail elsewhere or later. */
    WARNING(Severity.WARNING, Fault.PEER),
    /** Worth knowing. */
    NOTE(Severity.NOTE, Fault.PEER);

    private final Severity severity;
    private final Fault fault;

    Kind(Severity severity, Fault fault) {
      this.severity = severity;
      this.fault = fault;
    }
  }

  /** How bad, and whose doing. */
  Kind kind();

  @Override
  default Severity severity() {
    return kind().severity;
  }

  @Override
  default Fault fault() {
    return kind().fault;
  }
}
