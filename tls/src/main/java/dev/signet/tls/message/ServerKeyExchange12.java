// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The server's public key for ECDHE, signed (RFC 8422 section 5.4).
 *
 * <pre>
 * struct { ECCurveType curve_type = named_curve(3); NamedCurve namedcurve; } ECParameters;
 * struct { ECParameters curve_params; opaque point&lt;1..2^8-1&gt;; } ServerECDHParams;
 * struct {
 *   ServerECDHParams params;
 *   SignatureAndHashAlgorithm algorithm;   (RFC 9846 calls it SignatureScheme)
 *   opaque signature&lt;0..2^16-1&gt;;
 * } ServerKeyExchange;
 * </pre>
 */
public record ServerKeyExchange12(int group, Bytes point, int scheme, Bytes signature)
    implements HandshakeMessage {
  private static final int NAMED_CURVE = 3;

  static ServerKeyExchange12 read(WireReader body) throws TlsFault {
    int kind = body.u8();
    if (kind != NAMED_CURVE) {
      throw InvalidMessage.CURVE_TYPE_UNKNOWN.toFault("3 (named_curve)", Integer.toString(kind));
    }
    return new ServerKeyExchange12(
        body.u16(), body.opaque8(1, 0xff), body.u16(), body.opaque16(0, 0xffff));
  }

  /**
   * What the server signs: both random values, and the parameters as they stand on the wire. The
   * array is the caller's.
   */
  public static byte[] signedContent(
      Bytes clientRandom, Bytes serverRandom, int group, Bytes point) {
    WireWriter content = new WireWriter().bytes(clientRandom).bytes(serverRandom);
    writeParameters(group, point, content);
    return content.toArray();
  }

  @Override
  public int type() {
    return HandshakeTypes.SERVER_KEY_EXCHANGE;
  }

  @Override
  public void write(WireWriter body) {
    writeParameters(group, point, body);
    body.u16(scheme).opaque16(signature);
  }

  private static void writeParameters(int group, Bytes point, WireWriter body) {
    body.u8(NAMED_CURVE).u16(group).opaque8(point);
  }
}
