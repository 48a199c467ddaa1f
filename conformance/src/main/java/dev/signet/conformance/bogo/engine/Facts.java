// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.engine;

import dev.signet.conformance.bogo.settings.NotImplemented;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a handshake came to. An engine that does not tell one of them says so. */
public interface Facts {
  /** As on the wire: 0x0304. */
  int version() throws NotImplemented;

  /** The code point of the cipher suite. */
  int suite() throws NotImplemented;

  /** The code point of the group; 0 for none. */
  default int group() throws NotImplemented {
    throw new NotImplemented("fact: the group");
  }

  /** Did the handshake resume a session? Empty where the engine does not tell: the runner looks. */
  Optional<Boolean> resumption();

  /** ALPN, one byte per character; empty for none. */
  String applicationProtocol() throws NotImplemented;

  /** What the client asked for by SNI; empty for none. */
  String serverName() throws NotImplemented;

  /** The certificates of the peer, DER; empty for none. */
  List<byte[]> peerChain() throws NotImplemented;

  /** The number of what the peer showed: 0 for certificates, 2 for a public key (RFC 7250). */
  default int peerCertificateKind() throws NotImplemented {
    throw new NotImplemented("fact: the kind of certificate");
  }

  /** The public key that the peer showed without a certificate; none for none. */
  default byte[] peerPublicKey() throws NotImplemented {
    throw new NotImplemented("fact: the raw public key");
  }

  /** The code point of the scheme with which the peer signed; 0 for none. */
  default int peerScheme() throws NotImplemented {
    throw new NotImplemented("fact: the peer's signature scheme");
  }

  /** The stapled OCSP response; none for none. */
  default byte[] ocspResponse() throws NotImplemented {
    throw new NotImplemented("fact: the OCSP response");
  }

  /** The list of signed certificate timestamps; none for none. */
  default byte[] timestamps() throws NotImplemented {
    throw new NotImplemented("fact: signed certificate timestamps");
  }

  /** Was the master secret extended (RFC 7627)? */
  default boolean hasExtendedMasterSecret() throws NotImplemented {
    throw new NotImplemented("fact: the extended master secret");
  }

  /** Did both sides know renegotiation_info (RFC 5746)? */
  default boolean hasSecureRenegotiation() throws NotImplemented {
    throw new NotImplemented("fact: renegotiation_info");
  }

  /** Was there a HelloRetryRequest? */
  default boolean hasRetried() throws NotImplemented {
    throw new NotImplemented("fact: HelloRetryRequest");
  }

  /** Was early data accepted? */
  default boolean hasEarlyDataAccepted() throws NotImplemented {
    throw new NotImplemented("fact: early data");
  }

  /** By how much the client's ticket is older than the server knows, by its own telling. */
  default Duration ticketAgeSkew() throws NotImplemented {
    throw new NotImplemented("fact: the age of a ticket");
  }

  /** The kinds of certificates in the request of a server of TLS 1.2. */
  default byte[] certificateTypes() throws NotImplemented {
    throw new NotImplemented("fact: the kinds of certificates");
  }

  /** The index of the credential that was shown; -1 for the default one. */
  default int selectedCredential() throws NotImplemented {
    throw new NotImplemented("fact: the credential that was chosen");
  }

  /** The signature schemes that the peer accepts, in its order. */
  default List<Integer> peerSchemes() throws NotImplemented {
    throw new NotImplemented("fact: the peer's schemes");
  }

  /** The DER names of issuers in the server's request for a certificate. */
  default List<byte[]> peerAuthorities() throws NotImplemented {
    throw new NotImplemented("fact: the issuers that the server trusts");
  }

  /** The channel binding tls-unique (RFC 5929, 3). */
  default byte[] tlsUnique() throws NotImplemented {
    throw new NotImplemented("fact: tls-unique");
  }

  /** The first secret of TLS 1.3 for application data, of the server or of the client. */
  default byte[] trafficSecret(boolean ofServer) throws NotImplemented {
    throw new NotImplemented("fact: traffic secrets");
  }

  /** Was Encrypted Client Hello accepted (RFC 9849)? */
  default boolean hasEncryptedHello() throws NotImplemented {
    throw new NotImplemented("fact: ECH");
  }

  /** Does the last ticket say that its session may go on with another name? */
  default boolean isResumableAcrossNames() throws NotImplemented {
    throw new NotImplemented("fact: flags of a ticket");
  }

  /** Is the session known by an identifier, and not by a ticket? */
  default boolean isSessionByIdentifier() throws NotImplemented {
    throw new NotImplemented("fact: the session's identifier");
  }

  /** Is the last new session one that may be used for early data? */
  default boolean isEarlyDataOffered() throws NotImplemented {
    throw new NotImplemented("fact: early data of a ticket");
  }
}
