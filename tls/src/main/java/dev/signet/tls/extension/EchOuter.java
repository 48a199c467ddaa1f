// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * encrypted_client_hello in the ClientHello that everybody sees (RFC 9849 section 5).
 *
 * <pre>
 * struct {
 *   ECHClientHelloType type = outer(0);
 *   HpkeSymmetricCipherSuite cipher_suite;
 *   uint8 config_id;
 *   opaque enc&lt;0..2^16-1&gt;;
 *   opaque payload&lt;1..2^16-1&gt;;
 * } ECHClientHello;
 * </pre>
 *
 * @param kdf the HPKE key derivation function
 * @param aead the HPKE cipher
 * @param enc the encapsulated key; empty in the hello after a HelloRetryRequest
 * @param payload the encrypted inner hello
 */
public record EchOuter(int kdf, int aead, int configId, Bytes enc, Bytes payload)
    implements Extension {
  private static final int OUTER = 0;
  private static final int INNER = 1;

  /** Reads what a ClientHello carries: the outer kind or the inner one. */
  static Extension readEither(WireReader body) throws TlsFault {
    int kind = body.u8();
    return switch (kind) {
      case OUTER ->
          new EchOuter(
              body.u16(),
              body.u16(),
              body.u8(),
              body.opaque16(0, 0xffff),
              body.opaque16(1, 0xffff));
      case INNER -> new EchInner();
      default ->
          throw InvalidMessage.ECH_TYPE_UNKNOWN.toFault(
              "0 (outer) or 1 (inner)", Integer.toString(kind));
    };
  }

  /** The same with a payload of zeros: what the encryption authenticates (RFC 9849 section 5.2). */
  public EchOuter withoutPayload() {
    return new EchOuter(kdf, aead, configId, enc, Bytes.wrap(new byte[payload.length()]));
  }

  @Override
  public int type() {
    return ExtensionTypes.ENCRYPTED_CLIENT_HELLO;
  }

  @Override
  public void write(WireWriter body) {
    body.u8(OUTER).u16(kdf).u16(aead).u8(configId).opaque16(enc).opaque16(payload);
  }
}
