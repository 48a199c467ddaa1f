// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.Continuation;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.PeerQuestion;
import dev.signet.tls.session.ResumableSession;

/**
 * The server of a session that goes on: who it was then, or who it is by the rules of now.
 *
 * @param target who to reach
 * @param session the session
 */
record KnownServer(Target target, ResumableSession session) {
  /** Goes on with what the server has shown, once that is judged again where it has to be. */
  HandshakeState recall(Flow flow, Continuation<Shown> next) throws TlsFault {
    // Where a key stood for a certificate, there is none to judge.
    boolean judged = target.config().sessions().reverifies() && !session.peer().chain().isEmpty();
    if (!judged) {
      return next.resume(then());
    }
    PeerQuestion question =
        PeerQuestion.resumed(session, target.serverName(), target.config().parameters());
    return flow.await(
        target.config().verifier().verify(question.certificates()),
        verdict ->
            next.resume(question.shown(PeerQuestion.accepted(verdict), session.peer().scheme())));
  }

  private Shown then() {
    return new Shown(
        session.peer().kind(),
        session.peer().chain(),
        session.peer().scheme(),
        session.peer().ocspResponse(),
        session.peer().timestamps(),
        session.peer().identity());
  }
}
