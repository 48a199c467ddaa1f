// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.ExternalPsk;
import dev.signet.tls.TlsListener;
import dev.signet.tls.extension.TicketFlags;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.message.NewSessionTicket13;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sees what the engine's facts do not tell. */
final class Watcher implements TlsListener {
  private static final int SERVER_HELLO = 2;
  private static final int HEADER = 4;
  private static final int VERSION = 2;
  private static final int RANDOM = 32;

  /** RFC 9846, 4.1.3: the random of a HelloRetryRequest, the hash of its name. */
  private static final Bytes RETRY =
      Bytes.fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  /** RFC 9846, 4. */
  private static final int FINISHED = 20;

  /** As in a key log (RFC 9850, 2.2). */
  private static final String CLIENT_SECRET = "CLIENT_TRAFFIC_SECRET_0";

  private static final String SERVER_SECRET = "SERVER_TRAFFIC_SECRET_0";

  private final MessageTrace trace = new MessageTrace();
  private final Set<Integer> received = new HashSet<>();
  private final Map<String, byte[]> secrets = new HashMap<>();
  private Bytes firstFinished = Bytes.EMPTY;
  private List<Integer> peerSchemes = List.of();
  private boolean retried;
  private boolean acrossNames;
  private boolean givenIdentifier;
  private boolean earlyDataRejected;
  private int signedWith = NOBODY;
  private List<Bytes> authorities = List.of();
  private Bytes certificateTypes = Bytes.EMPTY;
  private Duration ticketAgeSkew = Duration.ZERO;
  private Map<ExternalPsk, Integer> keys = Map.of();

  /** No credential was used. */
  static final int NOBODY = -2;

  @Override
  public void onMessage(Direction direction, int type, Bytes message) {
    trace.onMessage(direction, type, message);
    if (direction == Direction.RECEIVED) {
      received.add(type);
    }
    if (type == FINISHED && firstFinished.isEmpty()) {
      firstFinished = message.slice(HEADER, message.length() - HEADER);
    }
    if (direction == Direction.RECEIVED && type == HandshakeTypes.NEW_SESSION_TICKET) {
      readFlags(message);
    }
    if (direction == Direction.RECEIVED && type == HandshakeTypes.CERTIFICATE_REQUEST) {
      certificateTypes = certificateTypes(message);
    }
    if (direction == Direction.RECEIVED && peerSchemes.isEmpty()) {
      peerSchemes = PeerSchemes.of(type, message);
    }
    if (type == SERVER_HELLO && message.length() > HEADER + VERSION + RANDOM) {
      givenIdentifier |= direction == Direction.SENT && message.at(HEADER + VERSION + RANDOM) > 0;
      retried |= message.slice(HEADER + VERSION, RANDOM).equals(RETRY);
    }
  }

  private void readFlags(Bytes message) {
    try {
      if (HandshakeReader.readTls13(message) instanceof NewSessionTicket13 ticket) {
        TicketFlags flags = ticket.extensions().find(TicketFlags.class);
        acrossNames = flags != null && flags.has(TicketFlags.ACROSS_NAMES);
      }
    } catch (TlsFault otherVersionOrRefused) {
      acrossNames = false;
    }
  }

  /** Has a message of a type come from the peer? */
  boolean hasReceived(int type) {
    return received.contains(type);
  }

  /** Has this server given the session an identifier? */
  boolean hasGivenOne() {
    return givenIdentifier;
  }

  /** Does the last ticket say that its session may go on with another name? */
  boolean isResumableAcrossNames() {
    return acrossNames;
  }

  @Override
  public void onChangeCipherSpec(Direction direction) {
    trace.onChangeCipherSpec(direction);
  }

  @Override
  public void onInnerHello(Direction direction, Bytes message) {
    trace.onInnerHello(direction, message);
  }

  @Override
  public void onAlert(Direction direction, int level, int description) {
    trace.onAlert(direction, level, description);
  }

  @Override
  public boolean wantsSecrets() {
    return true;
  }

  @Override
  public void onSecret(String label, Bytes clientRandom, byte[] secret) {
    secrets.put(label, secret.clone());
  }

  /** What went over the connection. */
  String trace() {
    return trace.lines();
  }

  /** RFC 5929, 3.1: the first Finished of the handshake, which is tls-unique in TLS 1.2. */
  byte[] firstFinished() {
    return firstFinished.toArray();
  }

  /** What the peer accepts, in its order. */
  List<Integer> peerSchemes() {
    return peerSchemes;
  }

  /** The secret for application data of one side of TLS 1.3; none before. */
  byte[] trafficSecret(boolean ofServer) {
    return secrets.getOrDefault(ofServer ? SERVER_SECRET : CLIENT_SECRET, new byte[0]);
  }

  /** These keys may stand for a certificate, each with its number. */
  void onKeys(Map<ExternalPsk, Integer> known) {
    keys = Map.copyOf(known);
  }

  /** The number of the key that stood for the peer's certificate; nobody's for none. */
  int keyOf(Object identity) {
    return identity instanceof ExternalPsk key ? keys.getOrDefault(key, NOBODY) : NOBODY;
  }

  @Override
  public void onTicketAge(Duration skew) {
    ticketAgeSkew = skew;
  }

  Duration ticketAgeSkew() {
    return ticketAgeSkew;
  }

  /** RFC 5246, 7.4.4: {@code certificate_types<1..2^8-1>} is the first part of the message. */
  private static Bytes certificateTypes(Bytes request) {
    return request.length() > HEADER && request.length() > HEADER + request.at(HEADER)
        ? request.slice(HEADER + 1, request.at(HEADER))
        : Bytes.EMPTY;
  }

  /** Of the server's request; meant for one of TLS 1.2. */
  Bytes certificateTypes() {
    return certificateTypes;
  }

  @Override
  public void onDecision(String what, String chosen, String reason) {
    earlyDataRejected |= what.equals("early data") && chosen.equals("rejected");
  }

  /** Was early data refused? What comes next is to be sent, and judged, anew. */
  boolean hasRejectedEarlyData() {
    return earlyDataRejected;
  }

  boolean hasRetried() {
    return retried;
  }

  /** The credential with this number has signed. */
  void onSignature(int number) {
    signedWith = number;
  }

  int signedWith() {
    return signedWith;
  }

  /** The server's request names these issuers. */
  void onAuthorities(List<Bytes> names) {
    authorities = names;
  }

  List<Bytes> authorities() {
    return authorities;
  }
}
