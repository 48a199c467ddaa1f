// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.handshake;

import dev.signet.tls.CertificateCompression;
import dev.signet.tls.Parameters;
import dev.signet.tls.extension.CompressionAlgorithms;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.message.CompressedCertificate;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.List;

/** Certificate messages of TLS 1.3 that may be compressed (RFC 8879). */
public final class CompressedChains {
  private CompressedChains() {}

  /** Says what we can expand; nothing where that is nothing. */
  public static void offer(Parameters parameters, ExtensionBlock.Builder extensions) {
    List<CertificateCompression> compressions = parameters.compressions();
    if (!compressions.isEmpty()) {
      int[] codes = compressions.stream().mapToInt(CertificateCompression::code).toArray();
      extensions.add(new CompressionAlgorithms(CodePoints.of(codes)));
    }
  }

  /**
   * What is sent for a Certificate message: the message, or itself compressed by the first way of
   * ours that the peer has.
   *
   * @param asked the extensions of who reads it
   */
  public static HandshakeMessage sent(
      Certificate13 message, ExtensionBlock asked, Parameters parameters) {
    CompressionAlgorithms offered = asked.find(CompressionAlgorithms.class);
    if (offered == null) {
      return message;
    }
    for (CertificateCompression compression : parameters.compressions()) {
      if (offered.algorithms().contains(compression.code())) {
        byte[] body = body(message);
        return new CompressedCertificate(
            compression.code(), body.length, Bytes.wrap(compression.compress(body)));
      }
    }
    return message;
  }

  private static byte[] body(Certificate13 message) {
    byte[] encoded = message.encoded();
    int header = HandshakeMessage.HEADER_LENGTH;
    return Bytes.wrap(encoded, header, encoded.length - header).toArray();
  }

  /**
   * Reads a Certificate message, compressed or not.
   *
   * @throws TlsFault where the peer may not compress, or what comes out is not what it announced
   */
  public static Certificate13 read(InboundMessage message, Parameters parameters) throws TlsFault {
    boolean compressed = message.is(HandshakeTypes.COMPRESSED_CERTIFICATE);
    return compressed && !parameters.compressions().isEmpty()
        ? expanded(
            message.read13(CompressedCertificate.class, HandshakeTypes.COMPRESSED_CERTIFICATE),
            parameters)
        : message.read13(Certificate13.class, HandshakeTypes.CERTIFICATE);
  }

  private static Certificate13 expanded(CompressedCertificate message, Parameters parameters)
      throws TlsFault {
    CertificateCompression compression = find(message.algorithm(), parameters);
    requireBounded(message.uncompressedLength());
    byte[] body = new byte[message.uncompressedLength()];
    // RFC 8879, 4: "If the received CompressedCertificate message cannot be decompressed, the
    // connection MUST be terminated with the "bad_certificate" alert." The same goes for a length
    // that "does not match the actual length".
    if (!compression.expand(message.compressed().toArray(), body)) {
      throw PeerMisbehaved.CERTIFICATE_NOT_EXPANDABLE.toFault(
          body.length + " bytes", "another content");
    }
    return Certificate13.read(Bytes.wrap(body).reader("certificate"));
  }

  /** RFC 8879, 4: one that was not in the extension "MUST" end the connection. */
  private static CertificateCompression find(int code, Parameters parameters) throws TlsFault {
    return parameters.compressions().stream()
        .filter(each -> each.code() == code)
        .findFirst()
        .orElseThrow(() ->
            PeerMisbehaved.CERTIFICATE_COMPRESSION_NOT_OFFERED.toFault(
                parameters.compressions().stream()
                    .map(CertificateCompression::code)
                    .toList()
                    .toString(),
                String.valueOf(code)));
  }

  /**
   * RFC 8879, 5: "Implementations SHOULD bound the memory usage when decompressing the
   * CompressedCertificate message": to what an uncompressed one may have.
   */
  private static void requireBounded(int length) throws TlsFault {
    if (length > HandshakeJoiner.LONGEST_CERTIFICATES) {
      throw InvalidMessage.CERTIFICATE_EXPANDED_TOO_LONG.toFault(
          "at most " + HandshakeJoiner.LONGEST_CERTIFICATES + " bytes", length + " bytes");
    }
  }
}
