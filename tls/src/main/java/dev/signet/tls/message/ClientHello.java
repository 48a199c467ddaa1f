// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The client's first message (RFC 9846 section 4.1.2).
 *
 * <pre>
 * struct {
 *   ProtocolVersion legacy_version;
 *   Random random;
 *   opaque legacy_session_id&lt;0..32&gt;;
 *   CipherSuite cipher_suites&lt;2..2^16-2&gt;;
 *   opaque legacy_compression_methods&lt;1..2^8-1&gt;;
 *   Extension extensions&lt;0..2^16-1&gt;;
 * } ClientHello;
 * </pre>
 *
 * @param random 32 bytes
 */
public record ClientHello(
    int legacyVersion,
    Bytes random,
    Bytes sessionId,
    CodePoints cipherSuites,
    Bytes compressionMethods,
    ExtensionBlock extensions)
    implements HandshakeMessage {
  /** The length of a random value. */
  public static final int RANDOM_LENGTH = 32;

  /** The longest session id. */
  public static final int MAX_SESSION_ID = 32;

  /** The legacy_compression_methods of all clients that keep the rules: null alone. */
  public static final Bytes NO_COMPRESSION = Bytes.of(new byte[] {0});

  /** Reads a body up to its end. */
  public static ClientHello read(WireReader body) throws TlsFault {
    ClientHello hello = readFields(body);
    body.finish();
    return hello;
  }

  /**
   * Reads an EncodedClientHelloInner (RFC 9849 section 5.1): a body with zeros behind it, which the
   * reader still has.
   */
  public static ClientHello readFields(WireReader body) throws TlsFault {
    ClientHello hello =
        new ClientHello(
            body.u16(),
            body.bytes(RANDOM_LENGTH),
            body.opaque8(0, MAX_SESSION_ID),
            body.codes16(2, 0xfffe),
            body.opaque8(1, 0xff),
            ExtensionBlock.readOptional(body, CarrierMessage.CLIENT_HELLO));
    hello.requirePskLast();
    return hello;
  }

  @Override
  public int type() {
    return HandshakeTypes.CLIENT_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(legacyVersion).bytes(random).opaque8(sessionId).codes16(cipherSuites);
    extensions.write(body.opaque8(compressionMethods));
  }

  /** The same hello with other extensions. */
  public ClientHello withExtensions(ExtensionBlock block) {
    return new ClientHello(
        legacyVersion, random, sessionId, cipherSuites, compressionMethods, block);
  }

  /**
   * How many bytes of the encoded message a PSK binder signs: all up to the list of binders (RFC
   * 9846 section 4.2.11.2).
   *
   * @param encodedLength the whole message's length, with type and length
   * @param offered this hello's pre_shared_key
   */
  public static int truncatedLength(int encodedLength, OfferedPsks offered) {
    return encodedLength - offered.bindersLength();
  }

  private void requirePskLast() throws TlsFault {
    int last = extensions.size() - 1;
    // RFC 9846, 4.2.11: The "pre_shared_key" extension MUST be the last extension in the
    // ClientHello.
    if (extensions.has(ExtensionTypes.PRE_SHARED_KEY)
        && extensions.all().get(last).type() != ExtensionTypes.PRE_SHARED_KEY) {
      throw InvalidMessage.PRE_SHARED_KEY_NOT_LAST.toFault(
          "nothing behind pre_shared_key", ExtensionTypes.name(extensions.all().get(last).type()));
    }
  }
}
