// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import dev.signet.tls.suite.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of a peer's matrix.
 *
 * @param feature what it shows
 * @param version what is spoken
 * @param ours which end is ours
 */
record Cell(Feature feature, ProtocolVersion version, Role ours) {
  /** All cells, in the order of the table. */
  static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      for (ProtocolVersion version : feature.versions()) {
        for (Role ours : Role.values()) {
          cells.add(new Cell(feature, version, ours));
        }
      }
    }
    return cells;
  }

  /** Whether the connection speaks TLS 1.3. */
  boolean isTls13() {
    return version == ProtocolVersion.TLS13;
  }

  /** Whether this is about a feature. */
  boolean is(Feature other) {
    return feature == other;
  }

  /** Whether the client has to show a certificate. */
  boolean asksClient() {
    return is(Feature.CLIENT_CERTIFICATE) || is(Feature.CLIENT_REFUSED);
  }

  /** Whether one end has to refuse the other. */
  boolean isRefusal() {
    return is(Feature.SERVER_REFUSED) || is(Feature.CLIENT_REFUSED);
  }

  @Override
  public String toString() {
    return ours.label() + ", " + version.label() + ", " + feature.label();
  }
}
