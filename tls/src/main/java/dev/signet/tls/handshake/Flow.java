// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.Answer;
import dev.signet.tls.Environment;
import dev.signet.tls.TlsListener;
import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.ech.EchConfig;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.hpke.Encapsulation;
import dev.signet.tls.key.RecordKeys;
import dev.signet.tls.key.SecretKind;
import dev.signet.tls.key.TrafficSecret;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.record.ByteQueue;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.record.RecordWriter;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a state may do to its connection: send, change keys, wait for an answer.
 *
 * <p>Handshake messages are gathered and leave together when the keys change or the flight ends, so
 * that a flight takes as few records as its keys allow (RFC 9846, 5.1).
 */
public final class Flow {
  private static final byte[] CHANGE_CIPHER_SPEC = {1};

  /** RFC 9850, 2.3: the label beside that of the secret. */
  private static final String ECH_CONFIG = "ECH_CONFIG";

  /** RFC 9846, 5: "an unencrypted record of type change_cipher_spec". */
  private static final byte[] PLAIN_CHANGE_CIPHER_SPEC = {20, 3, 3, 0, 1, 1};

  private final Environment environment;
  private final RecordReader reader;
  private final RecordWriter writer;
  private final HandshakeJoiner joiner;
  private final ByteQueue output;
  private final ByteQueue flight = new ByteQueue();
  private final EarlyTraffic earlyTraffic = new EarlyTraffic();
  private @Nullable ProtocolVersion version;
  private boolean changeCipherSpecFirst;

  /** One per connection. */
  public Flow(
      Environment environment,
      RecordReader reader,
      RecordWriter writer,
      HandshakeJoiner joiner,
      ByteQueue output) {
    this.environment = environment;
    this.reader = reader;
    this.writer = writer;
    this.joiner = joiner;
    this.output = output;
  }

  /** The world outside. */
  public Environment environment() {
    return environment;
  }

  /** Who watches. */
  public TlsListener listener() {
    return environment.listener();
  }

  /** Sends a message that is part of what both sides sign. */
  public void send(HandshakeMessage message, Transcript transcript) {
    byte[] encoded = message.encoded();
    transcript.add(encoded, 0, encoded.length);
    sendEncoded(message.type(), encoded);
  }

  /** Sends a message that comes after the handshake. */
  public void send(HandshakeMessage message) {
    sendEncoded(message.type(), message.encoded());
  }

  /** Sends a message that was written already. */
  public void sendEncoded(int type, byte[] encoded) {
    flight.add(encoded, 0, encoded.length);
    if (!listener().equals(TlsListener.NONE)) {
      listener().onMessage(Direction.SENT, type, Bytes.wrap(encoded));
    }
  }

  /** Tells who watches of the hello inside of an encrypted one. */
  public void tellInnerHello(Direction direction, Bytes message) {
    if (!listener().equals(TlsListener.NONE)) {
      listener().onInnerHello(direction, message);
    }
  }

  /** Sends what is gathered. */
  public void flush() throws TlsFault {
    if (!flight.isEmpty()) {
      sendDueChangeCipherSpec();
      writer.write(ContentType.HANDSHAKE, flight, output);
    }
  }

  /** Sends a change_cipher_spec: in TLS 1.3 for middleboxes only (RFC 9846, appendix D.4). */
  public void sendChangeCipherSpec() throws TlsFault {
    flush();
    writer.write(ContentType.CHANGE_CIPHER_SPEC, CHANGE_CIPHER_SPEC, output);
    listener().onChangeCipherSpec(Direction.SENT);
  }

  /**
   * Puts an unprotected change_cipher_spec before the next message or alert, where keys are in use
   * already: TLS 1.3, for middleboxes only (RFC 9846, appendix D.4).
   */
  public void sendChangeCipherSpecFirst() {
    changeCipherSpecFirst = true;
  }

  /** Sends the change_cipher_spec that has to come before what follows. */
  public void sendDueChangeCipherSpec() {
    if (changeCipherSpecFirst) {
      output.add(PLAIN_CHANGE_CIPHER_SPEC, 0, PLAIN_CHANGE_CIPHER_SPEC.length);
      changeCipherSpecFirst = false;
      listener().onChangeCipherSpec(Direction.SENT);
    }
  }

  /** Protects what is sent from here on; the keys are wiped. */
  public void protectSending(RecordKeys keys) throws TlsFault {
    flush();
    writer.protect(environment.primitives(), keys);
  }

  /** Sends without protection again: a client's second hello, after early data that is refused. */
  public void stopProtectingSending() throws TlsFault {
    flush();
    writer.stopProtecting();
  }

  /** What has become of the early data. */
  public EarlyTraffic earlyTraffic() {
    return earlyTraffic;
  }

  /**
   * Expects what is received from here on to be protected so; the keys are wiped.
   *
   * <p>RFC 9846, 5.1: "Handshake messages MUST NOT span key changes."
   */
  public void protectReceiving(RecordKeys keys) throws TlsFault {
    if (!joiner.isAligned()) {
      throw PeerMisbehaved.KEY_CHANGE_INSIDE_MESSAGES.toFault();
    }
    reader.protect(environment.primitives(), keys);
  }

  /**
   * Refuses handshake bytes that came ahead of their time: what the peer says next has to answer
   * what we say now.
   */
  public void requireEndOfFlight() throws TlsFault {
    if (!joiner.isAligned()) {
      throw PeerMisbehaved.FLIGHT_TOO_LONG.toFault("our turn", "more handshake bytes");
    }
  }

  /** Skips early data that a server does not take (RFC 9846, 4.2.10), up to as many bytes. */
  public void skipEarlyData(long bytes) {
    reader.skipEarlyData(bytes);
  }

  /** Tells who watches of a new secret, and its value to who logs keys. */
  public void reveal(TrafficSecret secret, Bytes clientRandom) {
    if (listener().equals(TlsListener.NONE)) {
      return;
    }
    listener().onSecretMade(secret.kind().logLabel());
    if (listener().wantsSecrets()) {
      reveal(secret.kind(), clientRandom, secret.copy());
    }
  }

  /** Tells who logs keys of a secret, which is wiped then. */
  public void reveal(SecretKind kind, Bytes clientRandom, byte[] copy) {
    if (listener().wantsSecrets()) {
      listener().onSecret(kind.logLabel(), clientRandom, copy);
    }
    Arrays.fill(copy, (byte) 0);
  }

  /**
   * Tells who logs keys how a hello was encrypted (RFC 9850, 2.3).
   *
   * @param outerRandom of the hello that everybody sees
   */
  public void reveal(Encapsulation encapsulation, EchConfig config, Bytes outerRandom) {
    if (listener().wantsSecrets()) {
      listener().onSecret(ECH_CONFIG, outerRandom, config.encoded().toArray());
      reveal(SecretKind.ENCRYPTED_HELLO, outerRandom, encapsulation.copyOfSecret());
    }
  }

  /** Goes on when the answer is there: at once where it is. */
  public <T> HandshakeState await(Answer<T> answer, Continuation<T> next) throws TlsFault {
    return Awaiting.of(answer, next, null);
  }

  /**
   * The same after the handshake.
   *
   * @param behind goes on to send data meanwhile
   */
  public <T> HandshakeState awaitBehind(TrafficState behind, Answer<T> answer, Continuation<T> next)
      throws TlsFault {
    return Awaiting.of(answer, next, behind);
  }

  /** Settles which version is spoken. */
  public void speak(ProtocolVersion chosen, String reason) {
    version = chosen;
    decide("version", chosen.label(), reason);
  }

  /** Whether it is settled that TLS 1.3 is spoken. */
  public boolean speaks13() {
    return version == ProtocolVersion.TLS13;
  }

  /** Tells who watches of a choice. */
  public void decide(String what, String chosen, String reason) {
    if (!listener().equals(TlsListener.NONE)) {
      listener().onDecision(what, chosen, reason);
    }
  }

  /** Tells who watches how far a client's clock is from ours. */
  public void tellTicketAge(Duration skew) {
    if (!listener().equals(TlsListener.NONE)) {
      listener().onTicketAge(skew);
    }
  }

  /** The records' reading side, for limits that are agreed on. */
  public RecordReader reader() {
    return reader;
  }

  /** The records' writing side, for limits that are agreed on. */
  public RecordWriter writer() {
    return writer;
  }
}
