// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.WireReader;

/**
 * Which record reads which message.
 *
 * <p>A message comes whole: type, length and body. Its array must not change as long as the message
 * is used. Each body is read to its last byte or refused.
 */
public final class HandshakeReader {
  private HandshakeReader() {}

  /** Reads a message of TLS 1.3; also each hello, whose form both versions share. */
  public static HandshakeMessage readTls13(Bytes message) throws TlsFault {
    int type = typeOf(message);
    WireReader body = bodyOf(message);
    HandshakeMessage read =
        switch (type) {
          case HandshakeTypes.CLIENT_HELLO -> ClientHello.read(body);
          case HandshakeTypes.SERVER_HELLO -> ServerHello.readEither(body);
          case HandshakeTypes.NEW_SESSION_TICKET -> NewSessionTicket13.read(body);
          case HandshakeTypes.END_OF_EARLY_DATA -> new EarlyDataEnd();
          case HandshakeTypes.ENCRYPTED_EXTENSIONS -> EncryptedExtensions.read(body);
          case HandshakeTypes.CERTIFICATE -> Certificate13.read(body);
          case HandshakeTypes.CERTIFICATE_REQUEST -> CertificateRequest13.read(body);
          case HandshakeTypes.CERTIFICATE_VERIFY -> CertificateVerify.read(body);
          case HandshakeTypes.FINISHED -> new FinishedMessage(body.rest());
          case HandshakeTypes.KEY_UPDATE -> KeyUpdate.read(body);
          case HandshakeTypes.COMPRESSED_CERTIFICATE -> CompressedCertificate.read(body);
          default -> throw unknown(type);
        };
    body.finish();
    return read;
  }

  /** Reads a message of TLS 1.2. */
  public static HandshakeMessage readTls12(Bytes message) throws TlsFault {
    int type = typeOf(message);
    WireReader body = bodyOf(message);
    HandshakeMessage read =
        switch (type) {
          case HandshakeTypes.HELLO_REQUEST -> new HelloRequest12();
          case HandshakeTypes.CLIENT_HELLO -> ClientHello.read(body);
          case HandshakeTypes.SERVER_HELLO -> ServerHello.readEither(body);
          case HandshakeTypes.NEW_SESSION_TICKET -> NewSessionTicket12.read(body);
          case HandshakeTypes.CERTIFICATE -> Certificate12.read(body);
          case HandshakeTypes.SERVER_KEY_EXCHANGE -> ServerKeyExchange12.read(body);
          case HandshakeTypes.CERTIFICATE_REQUEST -> CertificateRequest12.read(body);
          case HandshakeTypes.SERVER_HELLO_DONE -> new ServerHelloDone12();
          case HandshakeTypes.CERTIFICATE_VERIFY -> CertificateVerify.read(body);
          case HandshakeTypes.CLIENT_KEY_EXCHANGE -> ClientKeyExchange12.read(body);
          case HandshakeTypes.FINISHED -> new FinishedMessage(body.rest());
          case HandshakeTypes.CERTIFICATE_STATUS -> CertificateStatus12.read(body);
          default -> throw unknown(type);
        };
    body.finish();
    return read;
  }

  /** Reads the Certificate message of TLS 1.2 where a raw public key was agreed on. */
  public static RawPublicKey12 readRawPublicKey12(Bytes message) throws TlsFault {
    WireReader body = bodyOf(message);
    RawPublicKey12 read = RawPublicKey12.read(body);
    body.finish();
    return read;
  }

  private static int typeOf(Bytes message) throws TlsFault {
    return message.reader("handshake header").u8();
  }

  private static WireReader bodyOf(Bytes message) throws TlsFault {
    WireReader reader = message.reader(HandshakeTypes.name(message.at(0)));
    reader.u8();
    int length = reader.u24();
    if (length != reader.remaining()) {
      throw InvalidMessage.MESSAGE_LENGTH_WRONG.toFault(
          reader.place(), length + " bytes", Integer.toString(reader.remaining()));
    }
    return reader;
  }

  private static TlsFault unknown(int type) {
    return InvalidMessage.MESSAGE_TYPE_UNKNOWN.toFault(
        "a message of this version", HandshakeTypes.name(type));
  }
}
