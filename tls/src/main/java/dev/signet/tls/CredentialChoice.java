// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.wire.Bytes;
import java.util.List;

/** A server's answer to a client's greeting. */
public sealed interface CredentialChoice {
  /**
   * The handshake goes on.
   *
   * @param credentials what to show: the first one that the client's schemes allow is taken
   * @param applicationProtocols ALPN in our order of preference; empty where we speak without
   * @param clientAuthentication whether the client must prove who it is
   * @param scope names the rules under which this holds: a session is resumed only where the scope
   *     is the same, so that a change of what is trusted ends all sessions from before it
   */
  record Chosen(
      List<Credential> credentials,
      List<String> applicationProtocols,
      ClientAuthentication clientAuthentication,
      Bytes scope)
      implements CredentialChoice {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException for an empty application protocol (RFC 7301, 3.1: {@code
     *     opaque ProtocolName<1..2^8-1>})
     */
    public Chosen {
      if (applicationProtocols.contains("")) {
        throw new IllegalArgumentException("an application protocol has a name");
      }
      credentials = List.copyOf(credentials);
      applicationProtocols = List.copyOf(applicationProtocols);
    }

    /** One credential, no ALPN, no question to the client. */
    public static Chosen of(Credential credential) {
      return new Chosen(
          List.of(credential), List.of(), new ClientAuthentication.None(), Bytes.EMPTY);
    }
  }

  /** There is nothing for that server name (RFC 6066, 3: {@code unrecognized_name}). */
  record UnknownName() implements CredentialChoice {}

  /**
   * There is nothing for the name that the client has encrypted ({@link ClientGreeting#encrypted}):
   * the handshake begins again with the hello that everybody sees, and the client learns that it
   * has to come without Encrypted Client Hello. After a HelloRetryRequest it is too late for that.
   */
  record OuterInstead() implements CredentialChoice {}

  /** There is nothing that fits what the client can check. */
  record NoneSuitable() implements CredentialChoice {}
}
