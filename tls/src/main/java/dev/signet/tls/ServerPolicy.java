// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.record.RecordPolicy;

/**
 * A server's choices beyond its parameters.
 *
 * @param suiteOrder whose order of cipher suites counts
 * @param extendedMasterSecretRequired whether TLS 1.2 without RFC 7627 is refused
 * @param records how long records are
 */
public record ServerPolicy(
    SuiteOrder suiteOrder, boolean extendedMasterSecretRequired, RecordPolicy records) {
  /** The client's order, since it knows whether it has AES instructions; strict otherwise. */
  public static final ServerPolicy STANDARD =
      new ServerPolicy(SuiteOrder.CLIENT, true, RecordPolicy.STANDARD);

  /** Whose order counts. */
  public enum SuiteOrder {
    /** The client's. */
    CLIENT,
    /** The server's. */
    SERVER
  }

  /** The same, demanding RFC 7627 of TLS 1.2 or not. */
  public ServerPolicy withExtendedMasterSecretRequired(boolean required) {
    return new ServerPolicy(suiteOrder, required, records);
  }

  /** The same with other records. */
  public ServerPolicy withRecords(RecordPolicy other) {
    return new ServerPolicy(suiteOrder, extendedMasterSecretRequired, other);
  }
}
