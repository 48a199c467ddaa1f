// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Ending;
import dev.signet.tls.Step;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.fault.ConnectionEnd;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.RecordLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Drives a client's engine over a stream until its handshake is over, and a little beyond. */
final class EngineDriver {
  /** RFC 9846, 5.1: the types of records there are. */
  private static final int FIRST_TYPE = 20;

  private static final int LAST_TYPE = 24;
  private static final int MAJOR_VERSION = 3;

  private final TlsEngine engine;
  private final PlainStream stream;
  private final Witness witness;
  private final byte[] input = new byte[2 * RecordLimits.RECORD];
  private final byte[] plain = new byte[RecordLimits.RECORD];
  private final byte[] output = new byte[RecordLimits.RECORD];
  private int available;

  EngineDriver(TlsEngine engine, PlainStream stream, Witness witness) {
    this.engine = engine;
    this.stream = stream;
    this.witness = witness;
  }

  /** Shakes hands. Any other ending than {@link Ending.Established} says why it came to none. */
  Ending handshake() {
    try {
      engine.start();
      while (!(engine.step() instanceof Step.Established)) {
        flush();
        if (engine.step() instanceof Step.NeedBytes) {
          receive();
        } else if (!answer()) {
          return endOf(engine.failure());
        }
      }
      flush();
      return new Ending.Established();
    } catch (PlainStream.Ended e) {
      return afterAlert(e.ending());
    } catch (TlsFault fault) {
      flush();
      return endOf(fault);
    }
  }

  /**
   * Sends data and reads until so much text has come, the server ends or objects, or it is silent.
   *
   * @param sent may be empty, to listen for objections alone
   * @param enough where reading stops
   */
  Exchange exchange(String sent, String enough) {
    StringBuilder received = new StringBuilder();
    try {
      if (!sent.isEmpty()) {
        send(sent.getBytes(StandardCharsets.ISO_8859_1));
      }
      while (!engine.receivedClose() && (enough.isEmpty() || received.indexOf(enough) < 0)) {
        int count = receive();
        received.append(new String(plain, 0, count, StandardCharsets.ISO_8859_1));
        if (received.length() > plain.length) {
          break;
        }
      }
      return new Exchange(new Ending.Established(), received.toString());
    } catch (PlainStream.Ended e) {
      Ending ending = afterAlert(e.ending());
      // What a server does after a good handshake is its own affair, unless it says why.
      boolean objection =
          ending instanceof Ending.AlertReceived || e.ending() instanceof Ending.Reset;
      return new Exchange(objection ? ending : new Ending.Established(), received.toString());
    } catch (TlsFault fault) {
      return new Exchange(endOf(fault), received.toString());
    }
  }

  /**
   * What came of data.
   *
   * @param ending whether the server objected
   * @param received what it sent
   */
  record Exchange(Ending ending, String received) {}

  /** Says goodbye. */
  void close() {
    engine.closeSending();
    flush();
  }

  private void send(byte[] data) throws TlsFault {
    byte[] sealed = new byte[engine.sealedSize(data.length)];
    int length = engine.send(data, 0, data.length, sealed, 0);
    stream.write(sealed, length);
  }

  private void flush() {
    while (engine.pendingBytes() > 0) {
      stream.write(output, engine.drain(output, 0, output.length));
    }
  }

  /** Runs what the engine asks for; false where it asks for nothing more. */
  private boolean answer() throws TlsFault {
    switch (engine.step()) {
      case Step.NeedTask(Runnable task) -> task.run();
      case Step.NeedCompletion(var completion) -> completion.toCompletableFuture().join();
      case Step.NeedBytes _, Step.Established _ -> {
        return true;
      }
      case Step.Closed _ -> {
        return false;
      }
    }
    engine.resume();
    return true;
  }

  /** Takes the next record, and gives how much data was in it. */
  private int receive() throws PlainStream.Ended, TlsFault {
    int length = recordLength();
    while (length == 0 || available < length) {
      available += stream.read(input, available, input.length - available);
      requireRecord();
      length = recordLength();
    }
    byte[] record = Arrays.copyOf(input, length);
    System.arraycopy(input, length, input, 0, available - length);
    available -= length;
    int count = engine.receive(record, 0, length, plain, 0);
    flush();
    return count;
  }

  private int recordLength() throws TlsFault {
    return available == 0 ? 0 : engine.recordLength(input, 0, available);
  }

  /** What does not begin like a record is another protocol, and no fault of TLS. */
  private void requireRecord() throws PlainStream.Ended {
    if (witness.choice().isPresent() || witness.alert().isPresent()) {
      return;
    }
    int type = input[0] & 0xff;
    boolean isRecord =
        type >= FIRST_TYPE && type <= LAST_TYPE && (available < 2 || input[1] == MAJOR_VERSION);
    if (!isRecord) {
      throw new PlainStream.Ended(new Ending.NotTls());
    }
  }

  private Ending endOf(Optional<TlsFault> failure) {
    return failure.map(this::endOf).orElseGet(() -> afterAlert(new Ending.Closed()));
  }

  private Ending endOf(TlsFault fault) {
    boolean theirs =
        fault.code() == ConnectionEnd.ALERT_RECEIVED
            || fault.code() == ConnectionEnd.INPUT_TRUNCATED;
    return theirs ? afterAlert(new Ending.Closed()) : new Ending.RefusedByUs(fault);
  }

  /** An alert says more than the end of the connection that follows it. */
  private Ending afterAlert(Ending otherwise) {
    return witness.alert().isPresent()
        ? new Ending.AlertReceived(witness.alert().getAsInt())
        : otherwise;
  }
}
