// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.wire.WireWriter;

/**
 * A handshake message (RFC 9846 section 4, and RFC 5246 section 7.4 for TLS 1.2).
 *
 * <pre>struct { HandshakeType msg_type; uint24 length; select (msg_type) { … }; } Handshake;</pre>
 *
 * <p>Each is a record that reads and writes its own body. Those whose form changed with TLS 1.3
 * have the version behind their name. What is read shares the array that it was read from.
 */
public sealed interface HandshakeMessage
    permits Certificate12,
        Certificate13,
        CertificateRequest12,
        CertificateRequest13,
        CertificateStatus12,
        CertificateVerify,
        ClientHello,
        ClientKeyExchange12,
        CompressedCertificate,
        EncryptedExtensions,
        EarlyDataEnd,
        FinishedMessage,
        HelloRequest12,
        KeyUpdate,
        MessageHash,
        NewSessionTicket12,
        NewSessionTicket13,
        RawPublicKey12,
        ServerGreeting,
        ServerHelloDone12,
        ServerKeyExchange12 {
  /** The length of type and length that stand before each body. */
  int HEADER_LENGTH = 4;

  /** The message's number, one of {@link HandshakeTypes}. */
  int type();

  /** Writes the body, without type and length. */
  void write(WireWriter body);

  /** The whole message: type, length and body. The array is the caller's. */
  default byte[] encoded() {
    WireWriter writer = new WireWriter().u8(type());
    int body = writer.openVector24();
    write(writer);
    return writer.closeVector24(body).toArray();
  }
}
