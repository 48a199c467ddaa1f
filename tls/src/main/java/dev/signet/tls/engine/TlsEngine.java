// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.engine;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ConnectionFacts;
import dev.signet.tls.EarlyDataStatus;
import dev.signet.tls.Environment;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.Step;
import dev.signet.tls.TlsListener;
import dev.signet.tls.TlsListener.Direction;
import dev.signet.tls.client.ClientStart;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.AlertGate;
import dev.signet.tls.handshake.Awaiting;
import dev.signet.tls.handshake.Flow;
import dev.signet.tls.handshake.HandshakeState;
import dev.signet.tls.handshake.InboundMessage;
import dev.signet.tls.handshake.TrafficState;
import dev.signet.tls.record.ByteQueue;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.record.RecordWriter;
import dev.signet.tls.server.ExpectClientHello;
import dev.signet.tls.wire.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One TLS connection: bytes in, bytes out. It has no socket, no thread and no clock, never blocks,
 * and is not thread-safe: who drives it serialises.
 *
 * <p>Whoever drives it takes {@link #recordLength whole records} from the network and gives them to
 * {@link #receive}; sends what {@link #drain} gives; and looks at {@link #step} after each call.
 *
 * <p>Every method that throws a {@link TlsFault} has ended the connection, and has queued the alert
 * that tells the peer: drain it, send it, and close.
 */
public final class TlsEngine {
  /** RFC 9846, 5: middleboxes' change_cipher_spec mean nothing; this many are patience enough. */
  private static final int MAX_CHANGE_CIPHER_SPECS = 32;

  /**
   * A KeyUpdate that has to go first: header, five bytes, type and tag, and no more than padding.
   */
  private static final int KEY_UPDATE_ROOM = 64;

  private final RecordReader reader;
  private final RecordWriter writer;
  private final HandshakeJoiner joiner = new HandshakeJoiner();
  private final ByteQueue output = new ByteQueue();
  private final AlertGate alerts = new AlertGate();
  private final Flow flow;
  private HandshakeState state;
  private @Nullable TlsFault failure;
  private boolean sendingClosed;
  private int changeCipherSpecs;
  private boolean receivedEarly;

  private TlsEngine(Environment environment, HandshakeState first) {
    this.reader = new RecordReader();
    this.writer = new RecordWriter();
    this.flow = new Flow(environment, reader, writer, joiner, output);
    this.state = first;
  }

  /**
   * A client's side, which has to be {@link #start started}.
   *
   * @param serverName who to reach: sent as server_name, and what the verifier is asked about;
   *     empty for none
   * @param port with the name, what sessions are kept by
   */
  public static TlsEngine client(ClientConfig config, String serverName, int port) {
    return new TlsEngine(config.environment(), new ClientStart(config, serverName, port));
  }

  /** A server's side, which waits for a ClientHello. */
  public static TlsEngine server(ServerConfig config) {
    return new TlsEngine(config.environment(), new ExpectClientHello(config));
  }

  /**
   * How long the record is that starts here, with its header.
   *
   * @param available how many bytes there are
   * @return 0 while the header is not whole
   * @throws TlsFault where this is no record, or one longer than any may be
   */
  public int recordLength(byte[] in, int offset, int available) throws TlsFault {
    return attempt(() -> RecordReader.recordLength(in, offset, available));
  }

  /** Begins a client's handshake; does nothing where it has begun, or at a server. */
  public void start() throws TlsFault {
    if (state instanceof ClientStart client) {
      attempt(() -> {
        state = client.start(flow);
        return 0;
      });
    }
  }

  /**
   * Lets a client send early data (RFC 9846, 2.3) where a session of it allows that; called before
   * {@link #start}. An attacker can send early data to the server again, so it is for requests
   * alone that do no harm twice.
   */
  public void offerEarlyData() {
    if (state instanceof ClientStart client) {
      state = client.offeringEarlyData();
    }
  }

  /**
   * How many bytes {@link #sendEarly} takes now; 0 where it takes none. At a client, early data
   * that its server may still refuse; at a server, what it says after its Finished to a client that
   * has not finished: it may be a replay, but nobody else can read the answer.
   */
  public long earlyRoom() {
    return failure != null || sendingClosed ? 0 : state.earlyRoom(flow);
  }

  /**
   * What has become of early data. Where the server has {@link EarlyDataStatus#REJECTED rejected}
   * it, none of it has come through, and it is the caller's to send it again by {@link #send} or
   * not to: the engine has kept nothing.
   */
  public EarlyDataStatus earlyData() {
    return flow.earlyTraffic().status();
  }

  /** Whether what the last {@link #receive} gave was early data, which may come a second time. */
  public boolean receivedEarly() {
    return receivedEarly;
  }

  /**
   * Protects application data before the handshake is over, as {@link #send} does after it.
   *
   * @param length at most {@link #earlyRoom}
   */
  public int sendEarly(byte[] plain, int offset, int length, byte[] out, int outOffset)
      throws TlsFault {
    if (length > earlyRoom()) {
      throw EngineMisuse.CALL_OUT_OF_ORDER.toFault(
          "at most " + earlyRoom() + " bytes before the end of the handshake", length + " bytes");
    }
    flow.earlyTraffic().sent(length);
    return attempt(() -> sealNow(plain, offset, length, out, outOffset));
  }

  /**
   * Takes one record.
   *
   * @param length what {@link #recordLength} said
   * @param plain another array than the record's, with room for 2^14 bytes at the offset
   * @return how many bytes of application data were put there
   */
  public int receive(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    requireAnswered();
    return attempt(() -> open(record, offset, length, plain, plainOffset));
  }

  /**
   * The peer has ended the transport.
   *
   * @throws TlsFault where no close_notify came before: data may have been cut off (RFC 9846, 6.1)
   */
  public void endOfInput() throws TlsFault {
    if (!alerts.receivedClose() && failure == null) {
      attempt(() -> {
        throw ConnectionEnd.INPUT_TRUNCATED.toFault();
      });
    }
  }

  /** How much room {@link #send} may need for so many bytes, what waits to be drained included. */
  public int sealedSize(int plainLength) {
    return output.length() + writer.sealedSize(plainLength) + KEY_UPDATE_ROOM;
  }

  /**
   * Protects application data. What waits to be drained goes first.
   *
   * @param out has room for {@link #sealedSize}; may be the same array as {@code plain} only where
   *     the parts do not touch
   * @return how many bytes were put there
   */
  public int send(byte[] plain, int offset, int length, byte[] out, int outOffset) throws TlsFault {
    if (!canSend()) {
      throw EngineMisuse.CALL_OUT_OF_ORDER.toFault("an established connection", state.toString());
    }
    return attempt(() -> seal(plain, offset, length, out, outOffset));
  }

  /** How many bytes wait to be sent. */
  public int pendingBytes() {
    return output.length();
  }

  /**
   * Gives what waits to be sent.
   *
   * @return how many bytes
   */
  public int drain(byte[] out, int offset, int room) {
    return output.drain(out, offset, room);
  }

  /** What the engine waits for. */
  public Step step() {
    if (failure != null || (alerts.receivedClose() && sendingClosed)) {
      return new Step.Closed();
    }
    return switch (state) {
      case Awaiting<?> awaiting -> awaiting.step();
      case TrafficState _ -> new Step.Established();
      default -> new Step.NeedBytes();
    };
  }

  /** Goes on after what {@link #step} asked for is done. */
  public void resume() throws TlsFault {
    attempt(() -> {
      if (state instanceof Awaiting<?> awaiting) {
        state = awaiting.resume();
      }
      advance();
      return 0;
    });
  }

  /** Whether {@link #send} may be called. */
  public boolean canSend() {
    return established() != null && !sendingClosed && failure == null;
  }

  /** Whether the peer has said that it sends no more. */
  public boolean receivedClose() {
    return alerts.receivedClose();
  }

  /** Whether we have said that we send no more. */
  public boolean sentClose() {
    return sendingClosed;
  }

  /**
   * Says that we send no more. The peer may go on (RFC 9846, 6.1), which is up to whoever drives
   * this.
   */
  public void closeSending() {
    if (!sendingClosed && failure == null) {
      sendAlert(Alert.CLOSE_NOTIFY);
      sendingClosed = true;
    }
  }

  /**
   * Ends the connection for a reason of whoever drives this, and queues the alert that tells the
   * peer (RFC 9846, 6.2). Does nothing where it has ended.
   */
  public void abort(Alert alert) {
    if (failure == null) {
      failure = ConnectionEnd.ABORTED.toFault("", alert.label());
      end(Optional.of(alert));
    }
  }

  /** Takes new keys for what we send; {@code requestPeer} asks the peer to do the same. */
  public void updateKeys(boolean requestPeer) throws TlsFault {
    attempt(() -> {
      traffic().updateKeys(requestPeer, flow);
      return 0;
    });
  }

  /**
   * Whether {@link #requestClientCertificate} may be called: by a server of TLS 1.3 whose client
   * has said that it may be asked later, and only when it has answered what it was asked before.
   */
  public boolean mayRequestClientCertificate() {
    TrafficState traffic = established();
    return canSend() && traffic != null && traffic.mayRequestCertificate();
  }

  /**
   * Asks the client after the handshake who it is (RFC 9846, 4.6.2). Data flows on; once the client
   * has answered, {@link #facts} has what it showed, and a client without the certificate that is
   * required is refused.
   *
   * @throws IllegalStateException unless {@link #mayRequestClientCertificate}
   */
  public void requestClientCertificate(ClientAuthentication.Asked asked) throws TlsFault {
    if (!mayRequestClientCertificate()) {
      throw new IllegalStateException("the client may not be asked now");
    }
    attempt(() -> {
      traffic().requestCertificate(asked, flow);
      flow.flush();
      return 0;
    });
  }

  /**
   * What the handshake came to.
   *
   * @throws IllegalStateException before its end
   */
  public ConnectionFacts facts() {
    TrafficState traffic = established();
    if (traffic == null) {
      throw new IllegalStateException("the handshake is not over");
    }
    return traffic.facts();
  }

  /**
   * Keys for a protocol above TLS (RFC 9846, 7.5; RFC 5705), at a server from its Finished on.
   *
   * @param context null for none, which TLS 1.2 tells from an empty one
   */
  public byte[] export(String label, byte @Nullable [] context, int length) throws TlsFault {
    TrafficState traffic = established();
    return (traffic == null ? state : traffic).export(label, context, length);
  }

  /** Why the connection has ended; empty while it has not, and after an orderly close. */
  public Optional<TlsFault> failure() {
    return Optional.ofNullable(failure);
  }

  /** The state of a connection whose handshake is over, also while it waits for an answer. */
  private @Nullable TrafficState established() {
    return switch (state) {
      case TrafficState traffic -> traffic;
      case Awaiting<?> awaiting -> awaiting.behind();
      default -> null;
    };
  }

  private TrafficState traffic() throws TlsFault {
    TrafficState traffic = established();
    if (traffic != null) {
      return traffic;
    }
    throw EngineMisuse.CALL_OUT_OF_ORDER.toFault("an established connection", state.toString());
  }

  private void requireAnswered() {
    if (state instanceof Awaiting<?>) {
      throw new IllegalStateException("resume() before receive()");
    }
  }

  private int open(byte[] record, int offset, int length, byte[] plain, int plainOffset)
      throws TlsFault {
    receivedEarly = false;
    int count = reader.open(record, offset, length, plain, plainOffset);
    if (count == RecordReader.SKIPPED || alerts.receivedClose()) {
      // RFC 9846, 6.1: "Any data received after a closure alert has been received MUST be ignored."
      return 0;
    }
    return switch (reader.contentType()) {
      case APPLICATION_DATA -> data(count);
      case HANDSHAKE -> {
        joiner.add(plain, plainOffset, count);
        advance();
        yield 0;
      }
      case ALERT -> {
        requireWholeMessage();
        alerts.receive(plain, plainOffset, count, flow);
        yield 0;
      }
      case CHANGE_CIPHER_SPEC -> {
        requireWholeMessage();
        changeCipherSpec(plain, plainOffset, count);
        yield 0;
      }
    };
  }

  private int data(int count) throws TlsFault {
    requireWholeMessage();
    if (state.takesEarlyData()) {
      flow.earlyTraffic().received(count);
      receivedEarly = true;
      return count;
    }
    if (!(state instanceof TrafficState traffic)) {
      throw PeerMisbehaved.DATA_UNEXPECTED.toFault("handshake", "application data");
    }
    traffic.dataReceived();
    return count;
  }

  /**
   * RFC 9846, 5.1: messages that span records "MUST NOT be interleaved with other record types".
   */
  private void requireWholeMessage() throws TlsFault {
    if (!joiner.isAligned()) {
      throw PeerMisbehaved.MESSAGE_INTERRUPTED.toFault();
    }
  }

  private void changeCipherSpec(byte[] body, int offset, int length) throws TlsFault {
    if (length != 1 || body[offset] != 1) {
      throw PeerMisbehaved.CHANGE_CIPHER_SPEC_MALFORMED.toFault("01", length + " bytes");
    }
    if (++changeCipherSpecs > MAX_CHANGE_CIPHER_SPECS) {
      throw PeerMisbehaved.CHANGE_CIPHER_SPEC_UNEXPECTED.toFault(
          "at most " + MAX_CHANGE_CIPHER_SPECS, String.valueOf(changeCipherSpecs));
    }
    flow.listener().onChangeCipherSpec(Direction.RECEIVED);
    state = state.changeCipherSpec(flow);
  }

  private void advance() throws TlsFault {
    while (!(state instanceof Awaiting<?>)) {
      Bytes message = joiner.next();
      if (message == null) {
        break;
      }
      if (!flow.listener().equals(TlsListener.NONE)) {
        flow.listener().onMessage(Direction.RECEIVED, message.at(0), message);
      }
      state = state.receive(new InboundMessage(message), flow);
    }
    flow.flush();
  }

  private int seal(byte[] plain, int offset, int length, byte[] out, int outOffset)
      throws TlsFault {
    traffic().beforeData(flow);
    if (writer.needsKeyUpdate()) {
      traffic().updateKeys(false, flow);
    }
    return sealNow(plain, offset, length, out, outOffset);
  }

  private int sealNow(byte[] plain, int offset, int length, byte[] out, int outOffset)
      throws TlsFault {
    int waiting = drain(out, outOffset, output.length());
    return waiting + writer.seal(plain, offset, length, out, outOffset + waiting);
  }

  @FunctionalInterface
  private interface Attempt {
    int run() throws TlsFault;
  }

  private int attempt(Attempt work) throws TlsFault {
    if (failure != null) {
      throw failure;
    }
    try {
      return work.run();
    } catch (TlsFault fault) {
      fail(fault);
      throw fault;
    } catch (RuntimeException e) {
      // Thrown by a part that was asked, in the middle of a step: no later message may go on here.
      TlsFault fault = EngineMisuse.ANSWER_FAILED.toFault("an answer", e.toString()).causedBy(e);
      fail(fault);
      throw fault;
    }
  }

  private void fail(TlsFault fault) {
    failure = fault;
    end(fault.alert());
  }

  private void end(Optional<Alert> alert) {
    alert.ifPresent(this::sendAlert);
    TrafficState traffic = established();
    if (traffic != null) {
      traffic.wipe();
    }
  }

  private void sendAlert(Alert alert) {
    try {
      flow.flush();
      flow.sendDueChangeCipherSpec();
      AlertGate.send(alert, writer, output, flow);
    } catch (TlsFault e) {
      // No key is left to say anything with; the connection ends all the same.
    }
  }
}
