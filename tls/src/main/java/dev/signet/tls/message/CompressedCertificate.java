// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * The body of a Certificate message, compressed (RFC 8879 section 4).
 *
 * <pre>
 * struct {
 *   CertificateCompressionAlgorithm algorithm;
 *   uint24 uncompressed_length;
 *   opaque compressed_certificate_message&lt;1..2^24-1&gt;;
 * } CompressedCertificate;
 * </pre>
 */
public record CompressedCertificate(int algorithm, int uncompressedLength, Bytes compressed)
    implements HandshakeMessage {
  static CompressedCertificate read(WireReader body) throws TlsFault {
    return new CompressedCertificate(body.u16(), body.u24(), body.opaque24(1, 0xffffff));
  }

  @Override
  public int type() {
    return HandshakeTypes.COMPRESSED_CERTIFICATE;
  }

  @Override
  public void write(WireWriter body) {
    body.u16(algorithm).u24(uncompressedLength).opaque24(compressed);
  }
}
