// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.conformance.fuzz.engine.RecordedMessages;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.wire.Bytes;
import java.util.Arrays;
import java.util.List;

/**
 * Every handshake message with every extension: refused by a code of {@link InvalidMessage}, or
 * read so that it is written as it came.
 */
public final class MessageTarget implements FuzzTarget {
  private final boolean old;

  /** Of TLS 1.2, or of TLS 1.3. */
  public MessageTarget(boolean old) {
    this.old = old;
  }

  @Override
  public String name() {
    return old ? "messages12" : "messages13";
  }

  @Override
  public void run(byte[] input) {
    try {
      Bytes message = Bytes.of(input);
      byte[] written =
          (old ? HandshakeReader.readTls12(message) : HandshakeReader.readTls13(message)).encoded();
      if (!Arrays.equals(input, written)) {
        throw new IllegalStateException("written as " + Bytes.wrap(written));
      }
    } catch (TlsFault fault) {
      if (!(fault.code() instanceof InvalidMessage)) {
        throw new IllegalStateException("not a fault of form", fault);
      }
    }
  }

  @Override
  public List<byte[]> seeds() {
    return RecordedMessages.all(old);
  }
}
