// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireWriter;

/** Changes what goes over the wire between two engines. */
final class Wires {
  private static final int HEADER = 5;

  private Wires() {}

  /** The hello in a client's first record. */
  static ClientHello clientHello(byte[] record) throws TlsFault {
    Bytes message = Bytes.wrap(record, HEADER, record.length - HEADER);
    return (ClientHello) HandshakeReader.readTls13(message);
  }

  /** A message in an unprotected record. */
  static byte[] record(HandshakeMessage message) {
    return record(message.encoded());
  }

  /** Handshake bytes in an unprotected record. */
  static byte[] record(byte[] encoded) {
    WireWriter record = new WireWriter().u8(22).u16(0x0303);
    int mark = record.openVector16();
    record.bytes(encoded);
    return record.closeVector16(mark).toArray();
  }

  /** A hello's extensions without those of a type. */
  static ExtensionBlock without(ClientHello hello, int type) {
    return ExtensionBlock.of(
        hello.extensions().all().stream().filter(each -> each.type() != type).toList());
  }

  /** A hello with other extensions. */
  static ClientHello with(ClientHello hello, ExtensionBlock extensions) {
    return new ClientHello(
        hello.legacyVersion(),
        hello.random(),
        hello.sessionId(),
        hello.cipherSuites(),
        hello.compressionMethods(),
        extensions);
  }
}
