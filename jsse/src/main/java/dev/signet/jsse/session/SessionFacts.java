// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import javax.net.ssl.SNIServerName;

/**
 * What is known of a session so far: during a handshake more with each message.
 *
 * @param id names the session; empty while there is none
 * @param protocol as Java writes it
 * @param suite as Java writes it
 * @param local what we showed, DER
 * @param peer what the peer showed, DER
 * @param names what the client asked for
 * @param staples OCSP responses that came
 * @param localSchemes what we accept
 * @param peerSchemes what the peer accepts
 */
public record SessionFacts(
    Bytes id,
    String protocol,
    String suite,
    List<Bytes> local,
    List<Bytes> peer,
    List<SNIServerName> names,
    List<Bytes> staples,
    List<SignatureScheme> localSchemes,
    List<SignatureScheme> peerSchemes) {
  /** JSSE's words for a connection that speaks nothing yet. */
  public static final SessionFacts NOTHING =
      new SessionFacts(
          Bytes.EMPTY,
          "NONE",
          "SSL_NULL_WITH_NULL_NULL",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  /** The same with what is spoken. */
  public SessionFacts withSpoken(Bytes name, String version, String cipherSuite) {
    return new SessionFacts(
        name, version, cipherSuite, local, peer, names, staples, localSchemes, peerSchemes);
  }

  /** The same with what both sides showed. */
  public SessionFacts withShown(List<Bytes> ours, List<Bytes> theirs, List<Bytes> stapled) {
    return new SessionFacts(
        id, protocol, suite, ours, theirs, names, stapled, localSchemes, peerSchemes);
  }

  /** The same with the names that the client asked for. */
  public SessionFacts withNames(List<SNIServerName> requested) {
    return new SessionFacts(
        id, protocol, suite, local, peer, requested, staples, localSchemes, peerSchemes);
  }

  /** The same with the signature schemes of both sides. */
  public SessionFacts withSchemes(List<SignatureScheme> ours, List<SignatureScheme> theirs) {
    return new SessionFacts(id, protocol, suite, local, peer, names, staples, ours, theirs);
  }
}
