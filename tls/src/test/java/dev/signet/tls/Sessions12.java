// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.session.ResumableSession.PeerFacts;

/** A client's sessions, changed. */
final class Sessions12 {
  private Sessions12() {}

  static ResumableSession withoutExtendedMasterSecret(ResumableSession session) {
    PeerFacts peer = session.peer();
    return new ResumableSession(
        session.version(),
        session.suite(),
        session.secret(),
        session.ticket(),
        new PeerFacts(
            peer.kind(),
            peer.chain(),
            peer.scheme(),
            peer.ocspResponse(),
            peer.timestamps(),
            peer.identity(),
            false,
            peer.applicationProtocol(),
            peer.group()));
  }

  static ResumableSession withSecret(ResumableSession session, byte[] secret) {
    return new ResumableSession(
        session.version(), session.suite(), secret, session.ticket(), session.peer());
  }
}
