// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The server's wish for another ClientHello (RFC 9846 section 4.1.4).
 *
 * <p>It is a ServerHello whose random value is the SHA-256 of "HelloRetryRequest".
 */
public record HelloRetryRequest(
    int legacyVersion, Bytes sessionId, int cipherSuite, int compression, ExtensionBlock extensions)
    implements ServerGreeting {
  /** The random value that tells it from a ServerHello (RFC 9846 section 4.1.3). */
  public static final Bytes RANDOM =
      Bytes.fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

  static HelloRetryRequest readRest(
      int legacyVersion, Bytes sessionId, int suite, int compression, WireReader body)
      throws TlsFault {
    ExtensionBlock extensions =
        ExtensionBlock.readOptional(body, CarrierMessage.HELLO_RETRY_REQUEST);
    body.finish();
    return new HelloRetryRequest(legacyVersion, sessionId, suite, compression, extensions);
  }

  @Override
  public int type() {
    return HandshakeTypes.SERVER_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(legacyVersion).bytes(RANDOM).opaque8(sessionId).u16(cipherSuite).u8(compression);
    extensions.write(body);
  }
}
