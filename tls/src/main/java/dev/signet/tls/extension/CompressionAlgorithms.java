// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.extension;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.CodePoints;
import dev.signet.tls.wire.WireReader;
import dev.signet.tls.wire.WireWriter;

/**
 * compress_certificate: how a Certificate message may be compressed (RFC 8879 section 3).
 *
 * <pre>CertificateCompressionAlgorithm algorithms&lt;2..2^8-2&gt;;</pre>
 */
public record CompressionAlgorithms(CodePoints algorithms) implements Extension {
  static CompressionAlgorithms read(WireReader body) throws TlsFault {
    CodePoints algorithms = body.codes8(2, 0xfe);
    for (int i = 0; i < algorithms.size(); i++) {
      if (algorithms.indexOf(algorithms.at(i)) < i) {
        throw InvalidMessage.COMPRESSION_REPEATED.toFault(
            "each algorithm once", String.valueOf(algorithms.at(i)));
      }
    }
    return new CompressionAlgorithms(algorithms);
  }

  @Override
  public int type() {
    return ExtensionTypes.COMPRESS_CERTIFICATE;
  }

  @Override
  public void write(WireWriter body) {
    body.codes8(algorithms);
  }
}
