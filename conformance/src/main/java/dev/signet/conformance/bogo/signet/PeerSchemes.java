// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.CertificateRequest12;
import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.message.HandshakeMessage;
import dev.signet.tls.message.HandshakeReader;
import dev.signet.tls.message.HandshakeTypes;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.util.List;
import java.util.stream.IntStream;

/** Reads which signature schemes a peer accepts out of the message that says it. */
final class PeerSchemes {
  private PeerSchemes() {}

  /** The schemes of a ClientHello or a CertificateRequest of either version; none of others. */
  static List<Integer> of(int type, Bytes message) {
    boolean asks =
        type == HandshakeTypes.CLIENT_HELLO || type == HandshakeTypes.CERTIFICATE_REQUEST;
    return asks ? of(message) : List.of();
  }

  private static List<Integer> of(Bytes message) {
    try {
      return of(HandshakeReader.readTls13(message));
    } catch (TlsFault notOfTls13) {
      return of12(message);
    }
  }

  private static List<Integer> of12(Bytes message) {
    try {
      return of(HandshakeReader.readTls12(message));
    } catch (TlsFault refusedByTheEngineToo) {
      return List.of();
    }
  }

  private static List<Integer> of(HandshakeMessage message) {
    return switch (message) {
      case ClientHello hello -> of(hello.extensions());
      case CertificateRequest13 request -> of(request.extensions());
      case CertificateRequest12 request -> codes(request.schemes());
      default -> List.of();
    };
  }

  private static List<Integer> of(ExtensionBlock extensions) {
    SignatureSchemes schemes = extensions.find(SignatureSchemes.class);
    return schemes == null ? List.of() : codes(schemes.schemes());
  }

  private static List<Integer> codes(CodePoints points) {
    return IntStream.range(0, points.size()).map(points::at).boxed().toList();
  }
}
