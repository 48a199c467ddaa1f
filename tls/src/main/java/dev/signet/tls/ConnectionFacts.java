// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What a handshake came to.
 *
 * @param protocol what is spoken
 * @param names who was asked for, and for what
 * @param local what we showed
 * @param peer what the peer showed
 */
public record ConnectionFacts(Protocol protocol, Names names, Shown local, Shown peer) {
  /**
   * What is spoken.
   *
   * @param version TLS 1.3 or 1.2
   * @param suite how records are protected
   * @param group how the keys were agreed on; where TLS 1.2 resumed, how they were then
   * @param resumption how this connection came from an earlier one
   * @param extendedMasterSecret always true in TLS 1.3, which has it built in
   * @param clientRandom 32 bytes, which name the connection in a key log
   */
  public record Protocol(
      ProtocolVersion version,
      CipherSuite suite,
      Optional<NamedGroup> group,
      Resumption resumption,
      boolean extendedMasterSecret,
      Bytes clientRandom) {}

  /** How a connection came from an earlier one. */
  public enum Resumption {
    /** Not at all: a full handshake. */
    NONE,
    /** By a ticket, a session identifier or a pre-shared key. */
    RESUMED
  }

  /**
   * Who was asked for, and for what.
   *
   * @param serverName in lower case; empty where none was given
   * @param applicationProtocol by ALPN; empty where none was agreed on
   * @param ech whether the server's name was encrypted on its way
   */
  public record Names(String serverName, String applicationProtocol, EchStatus ech) {
    /** Without Encrypted Client Hello. */
    public Names(String serverName, String applicationProtocol) {
      this(serverName, applicationProtocol, EchStatus.NONE);
    }
  }

  /**
   * What one side showed.
   *
   * @param kind how to read the chain
   * @param chain DER, end entity first; empty where nothing was shown
   * @param scheme with what it signed, in a resumed connection with what it signed then; empty
   *     where it did not
   * @param ocspResponse stapled; empty for none
   * @param timestamps signed certificate timestamps; empty for none
   * @param identity what our verifier said of it; the {@link ExternalPsk} where that stood for a
   *     certificate; an empty string for our own
   */
  public record Shown(
      CertificateKind kind,
      List<Bytes> chain,
      Optional<SignatureScheme> scheme,
      Bytes ocspResponse,
      List<Bytes> timestamps,
      Object identity) {
    /** Nothing was shown. */
    public static final Shown NOTHING =
        new Shown(CertificateKind.X509, List.of(), Optional.empty(), Bytes.EMPTY, List.of(), "");

    /** No certificate, but a key that only the peer has as well. */
    public static Shown byKey(ExternalPsk key) {
      return new Shown(
          CertificateKind.X509, List.of(), Optional.empty(), Bytes.EMPTY, List.of(), key);
    }
  }
}
