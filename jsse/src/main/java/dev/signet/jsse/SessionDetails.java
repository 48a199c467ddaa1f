// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.jsse.session.ConnectionSession;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.EchStatus;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.SignatureScheme;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/**
 * What a handshake came to, beyond what JSSE's sessions tell: which key exchange was used, for
 * instance to show that it was a hybrid one, and whether the connection came from an earlier one.
 *
 * @param group how the keys were agreed on, by IANA's name, such as {@code X25519MLKEM768}; empty
 *     where TLS 1.2 came back
 * @param hybrid whether the group has a part that quantum computers do not break
 * @param localScheme with what we signed; empty where we did not
 * @param peerScheme with what the peer signed; empty where it did not
 * @param resumed whether the connection came from an earlier one
 * @param extendedMasterSecret whether TLS 1.2 had RFC 7627; TLS 1.3 always has what it gives
 * @param ech whether the hello was encrypted (RFC 9849), so that nobody between saw which server
 *     was wanted
 */
public record SessionDetails(
    String group,
    boolean hybrid,
    String localScheme,
    String peerScheme,
    boolean resumed,
    boolean extendedMasterSecret,
    EchStatus ech) {
  /** The details of a session; empty where it is not Signet's, or its handshake is not over. */
  public static Optional<SessionDetails> of(SSLSession session) {
    return session instanceof ConnectionSession ours
        ? ours.outcome().map(SessionDetails::details)
        : Optional.empty();
  }

  private static SessionDetails details(ConnectionFacts facts) {
    ConnectionFacts.Protocol spoken = facts.protocol();
    return new SessionDetails(
        spoken.group().map(NamedGroup::label).orElse(""),
        spoken.group().map(NamedGroup::isHybrid).orElse(false),
        facts.local().scheme().map(SignatureScheme::label).orElse(""),
        facts.peer().scheme().map(SignatureScheme::label).orElse(""),
        spoken.resumption() == Resumption.RESUMED,
        spoken.extendedMasterSecret(),
        facts.names().ech());
  }
}
