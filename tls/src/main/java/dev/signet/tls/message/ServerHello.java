// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The server's answer to a ClientHello (RFC 9846 section 4.1.3; RFC 5246 section 7.4.1.3).
 *
 * <pre>
 * struct {
 *   ProtocolVersion legacy_version;
 *   Random random;
 *   opaque legacy_session_id_echo&lt;0..32&gt;;
 *   CipherSuite cipher_suite;
 *   uint8 legacy_compression_method;
 *   Extension extensions&lt;6..2^16-1&gt;;
 * } ServerHello;
 * </pre>
 *
 * @param random 32 bytes
 */
public record ServerHello(
    int legacyVersion,
    Bytes random,
    Bytes sessionId,
    int cipherSuite,
    int compression,
    ExtensionBlock extensions)
    implements ServerGreeting {
  /** Reads a body up to its end: a ServerHello, or a HelloRetryRequest by its random value. */
  public static ServerGreeting readEither(WireReader body) throws TlsFault {
    int version = body.u16();
    Bytes random = body.bytes(ClientHello.RANDOM_LENGTH);
    Bytes sessionId = body.opaque8(0, ClientHello.MAX_SESSION_ID);
    int suite = body.u16();
    int compression = body.u8();
    if (random.equals(HelloRetryRequest.RANDOM)) {
      return HelloRetryRequest.readRest(version, sessionId, suite, compression, body);
    }
    ExtensionBlock extensions = ExtensionBlock.readOptional(body, CarrierMessage.SERVER_HELLO);
    body.finish();
    return new ServerHello(version, random, sessionId, suite, compression, extensions);
  }

  @Override
  public int type() {
    return HandshakeTypes.SERVER_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(legacyVersion).bytes(random).opaque8(sessionId).u16(cipherSuite).u8(compression);
    extensions.write(body);
  }
}
