// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.session;

import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a client keeps of a connection. Holds a secret: not printed, and not for other names than
 * the one it was made with.
 */
public final class ResumableSession {
  /** RFC 9846, 4.6.1: "Clients MUST NOT cache tickets for longer than 7 days". */
  public static final long MAX_LIFETIME_SECONDS = 7L * 24 * 60 * 60;

  private final ProtocolVersion version;
  private final CipherSuite suite;
  private final byte[] secret;
  private final TicketFacts ticket;
  private final PeerFacts peer;
  private final boolean byIdentifier;

  private ResumableSession(ResumableSession session, boolean byIdentifier) {
    this.version = session.version;
    this.suite = session.suite;
    this.secret = session.secret;
    this.ticket = session.ticket;
    this.peer = session.peer;
    this.byIdentifier = byIdentifier;
  }

  /**
   * Made by the engine from a ticket.
   *
   * @param secret the PSK, or the master secret of TLS 1.2; now owned by this object
   */
  public ResumableSession(
      ProtocolVersion version,
      CipherSuite suite,
      byte[] secret,
      TicketFacts ticket,
      PeerFacts peer) {
    this.version = version;
    this.suite = suite;
    this.secret = secret;
    this.ticket = ticket;
    this.peer = peer;
    this.byIdentifier = false;
  }

  /** The same session of TLS 1.2, whose ticket is a session identifier (RFC 5246, 7.4.1.3). */
  public ResumableSession withIdentifier() {
    return new ResumableSession(this, true);
  }

  /** Whether the ticket is a session identifier. */
  public boolean isByIdentifier() {
    return byIdentifier;
  }

  /** The version in which it began; it goes on in no other. */
  public ProtocolVersion version() {
    return version;
  }

  /** The suite; in TLS 1.3 another one with the same hash may follow. */
  public CipherSuite suite() {
    return suite;
  }

  /** A copy of the secret, which the caller wipes. */
  public byte[] secret() {
    return secret.clone();
  }

  /** The ticket. */
  public TicketFacts ticket() {
    return ticket;
  }

  /** Who the server was. */
  public PeerFacts peer() {
    return peer;
  }

  /** Prints no secret. */
  @Override
  public String toString() {
    return "ResumableSession[" + version + ", " + suite + "]";
  }

  /**
   * The ticket itself.
   *
   * @param ticket opaque; of TLS 1.2 by session identifier it is the identifier
   * @param lifetimeSeconds what the server said
   * @param ageAdd blinds the age (RFC 9846, 4.6.1)
   * @param received when it came
   * @param maxEarlyData bytes of early data that the server would take; 0 for none
   */
  public record TicketFacts(
      Bytes ticket, long lifetimeSeconds, long ageAdd, Instant received, long maxEarlyData) {
    /** Whether the server may still know it. */
    public boolean isFresh(Instant now) {
      return now.isBefore(received.plusSeconds(lifetimeSeconds)) && !now.isBefore(received);
    }
  }

  /**
   * Who the server was.
   *
   * @param kind how to read the chain
   * @param chain what it showed
   * @param scheme with what it signed
   * @param ocspResponse stapled; empty for none
   * @param timestamps signed certificate timestamps; empty for none
   * @param identity what the verifier said of it
   * @param extendedMasterSecret whether TLS 1.2 had RFC 7627
   * @param applicationProtocol what was agreed on, which early data must repeat; may be empty
   * @param group how the keys were agreed on
   */
  public record PeerFacts(
      CertificateKind kind,
      List<Bytes> chain,
      Optional<SignatureScheme> scheme,
      Bytes ocspResponse,
      List<Bytes> timestamps,
      Object identity,
      boolean extendedMasterSecret,
      String applicationProtocol,
      Optional<NamedGroup> group) {}
}
