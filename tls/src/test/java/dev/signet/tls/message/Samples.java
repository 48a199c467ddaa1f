// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.message;

import dev.signet.tls.extension.ApplicationProtocols;
import dev.signet.tls.extension.CarrierMessage;
import dev.signet.tls.extension.CertificateAuthorities;
import dev.signet.tls.extension.CertificateSchemes;
import dev.signet.tls.extension.ClientCertificateTypes;
import dev.signet.tls.extension.CompressionAlgorithms;
import dev.signet.tls.extension.Cookie;
import dev.signet.tls.extension.EarlyDataLimit;
import dev.signet.tls.extension.EchConfirmation;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.extension.EchOuterExtensions;
import dev.signet.tls.extension.EchRetryConfigs;
import dev.signet.tls.extension.Extension;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.KeyShareEntry;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.extension.MarkerExtension;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PaddingExtension;
import dev.signet.tls.extension.PointFormats;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.extension.PskModes;
import dev.signet.tls.extension.RecordSizeLimit;
import dev.signet.tls.extension.RenegotiatedConnection;
import dev.signet.tls.extension.RetryGroup;
import dev.signet.tls.extension.SelectedClientCertificateType;
import dev.signet.tls.extension.SelectedKeyShare;
import dev.signet.tls.extension.SelectedProtocol;
import dev.signet.tls.extension.SelectedPsk;
import dev.signet.tls.extension.SelectedServerCertificateType;
import dev.signet.tls.extension.SelectedVersion;
import dev.signet.tls.extension.ServerCertificateTypes;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.extension.SessionTicketExtension;
import dev.signet.tls.extension.SignatureSchemes;
import dev.signet.tls.extension.SignedTimestamps;
import dev.signet.tls.extension.StatusRequest;
import dev.signet.tls.extension.StatusResponse;
import dev.signet.tls.extension.SupportedGroups;
import dev.signet.tls.extension.SupportedVersions;
import dev.signet.tls.extension.UnknownExtension;
import dev.signet.tls.wire.Bytes;
import dev.signet.tls.wire.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Messages with random content, from a seed. */
final class Samples {
  private final Random random;

  Samples(long seed) {
    this.random = new Random(seed);
  }

  /** One message of each kind that both versions or TLS 1.3 alone have. */
  List<HandshakeMessage> tls13() {
    return List.of(
        clientHello(),
        serverHello(CarrierMessage.SERVER_HELLO),
        new HelloRetryRequest(
            0x0303, bytes(0, 32), 0x1301, 0, block(CarrierMessage.HELLO_RETRY_REQUEST)),
        new EncryptedExtensions(block(CarrierMessage.ENCRYPTED_EXTENSIONS)),
        new CertificateRequest13(bytes(0, 32), block(CarrierMessage.CERTIFICATE_REQUEST)),
        new Certificate13(bytes(0, 8), List.of(entry(), entry())),
        new CompressedCertificate(random.nextInt(4), random.nextInt(1 << 24), bytes(1, 200)),
        new CertificateVerify(code(), bytes(0, 100)),
        new FinishedMessage(bytes(32, 32)),
        new EarlyDataEnd(),
        new KeyUpdate(random.nextBoolean()),
        new NewSessionTicket13(
            u32(), u32(), bytes(0, 20), bytes(1, 200), block(CarrierMessage.NEW_SESSION_TICKET)));
  }

  /** One message of each kind that TLS 1.2 has. */
  List<HandshakeMessage> tls12() {
    return List.of(
        clientHello(),
        serverHello(CarrierMessage.SERVER_HELLO_12),
        new HelloRequest12(),
        new Certificate12(List.of(bytes(1, 300), bytes(1, 300))),
        new CertificateStatus12(bytes(1, 100)),
        new ServerKeyExchange12(code(), bytes(1, 100), code(), bytes(0, 100)),
        new CertificateRequest12(bytes(1, 4), codes(1, 9), List.of(bytes(1, 40), bytes(1, 40))),
        new ServerHelloDone12(),
        new ClientKeyExchange12(bytes(1, 97)),
        new CertificateVerify(code(), bytes(0, 100)),
        new FinishedMessage(bytes(12, 12)),
        new NewSessionTicket12(u32(), bytes(0, 200)));
  }

  ClientHello clientHello() {
    return new ClientHello(
        code(),
        bytes(32, 32),
        bytes(0, 32),
        codes(1, 20),
        ClientHello.NO_COMPRESSION,
        block(CarrierMessage.CLIENT_HELLO));
  }

  /** Every extension that a message knows, in random order, but pre_shared_key at the end. */
  ExtensionBlock block(CarrierMessage carrier) {
    List<Extension> all = new ArrayList<>(extensions(carrier));
    all.add(new UnknownExtension(0x0a0a, bytes(0, 3)));
    Collections.shuffle(all, random);
    all.sort(Comparator.comparing(extension -> extension instanceof OfferedPsks));
    return ExtensionBlock.of(all);
  }

  Bytes bytes(int min, int max) {
    byte[] value = new byte[min + random.nextInt(max - min + 1)];
    random.nextBytes(value);
    return Bytes.wrap(value);
  }

  private ServerHello serverHello(CarrierMessage carrier) {
    return new ServerHello(0x0303, bytes(32, 32), bytes(0, 32), code(), 0, block(carrier));
  }

  private Certificate13.Entry entry() {
    return new Certificate13.Entry(bytes(1, 300), block(CarrierMessage.CERTIFICATE));
  }

  private List<Extension> extensions(CarrierMessage carrier) {
    return switch (carrier) {
      case CLIENT_HELLO -> inClientHello();
      case SERVER_HELLO ->
          List.of(new SelectedVersion(0x0304), new SelectedKeyShare(share()), new SelectedPsk(1));
      case SERVER_HELLO_12 -> inServerHello12();
      case HELLO_RETRY_REQUEST ->
          List.of(
              new SelectedVersion(0x0304),
              new RetryGroup(code()),
              new Cookie(bytes(1, 60)),
              new EchConfirmation(bytes(8, 8)));
      case ENCRYPTED_EXTENSIONS -> inEncryptedExtensions();
      case CERTIFICATE ->
          List.of(new StatusResponse(bytes(1, 90)), new SignedTimestamps(names(1, 90)));
      case CERTIFICATE_REQUEST ->
          List.of(
              new SignatureSchemes(codes(1, 9)),
              new CertificateSchemes(codes(1, 9)),
              new CertificateAuthorities(names(3, 40)),
              new CompressionAlgorithms(codes(1, 3)),
              new MarkerExtension(ExtensionTypes.STATUS_REQUEST),
              new MarkerExtension(ExtensionTypes.SIGNED_TIMESTAMPS));
      case NEW_SESSION_TICKET -> List.of(new EarlyDataLimit(u32()));
    };
  }

  private List<Extension> inClientHello() {
    return List.of(
        new ServerName(Bytes.of("www.example.org".getBytes(StandardCharsets.US_ASCII))),
        new StatusRequest(Bytes.EMPTY, bytes(0, 9)),
        new SupportedGroups(codes(1, 9)),
        new PointFormats(bytes(1, 3)),
        new SignatureSchemes(codes(1, 20)),
        new CertificateSchemes(codes(1, 20)),
        new ApplicationProtocols(names(1, 9)),
        new ClientCertificateTypes(bytes(1, 2)),
        new ServerCertificateTypes(bytes(1, 2)),
        PaddingExtension.ofLength(random.nextInt(20)),
        new CompressionAlgorithms(codes(1, 3)),
        new RecordSizeLimit(64 + random.nextInt(16000)),
        new SessionTicketExtension(bytes(0, 100)),
        new SupportedVersions(codes(1, 4)),
        new Cookie(bytes(1, 60)),
        new PskModes(bytes(1, 2)),
        new CertificateAuthorities(names(3, 40)),
        new KeyShares(List.of(share(), new KeyShareEntry(0x0a0a, bytes(1, 1)))),
        new EchOuter(code(), code(), random.nextInt(256), bytes(0, 32), bytes(1, 200)),
        new EchOuterExtensions(codes(1, 5)),
        new RenegotiatedConnection(bytes(0, 12)),
        new MarkerExtension(ExtensionTypes.SIGNED_TIMESTAMPS),
        new MarkerExtension(ExtensionTypes.EXTENDED_MASTER_SECRET),
        new MarkerExtension(ExtensionTypes.EARLY_DATA),
        new MarkerExtension(ExtensionTypes.POST_HANDSHAKE_AUTH),
        new OfferedPsks(
            List.of(new PskIdentity(bytes(1, 100), u32()), new PskIdentity(bytes(1, 100), u32())),
            List.of(bytes(32, 48), bytes(32, 48))));
  }

  private List<Extension> inServerHello12() {
    return List.of(
        new MarkerExtension(ExtensionTypes.SERVER_NAME),
        new MarkerExtension(ExtensionTypes.STATUS_REQUEST),
        new MarkerExtension(ExtensionTypes.EXTENDED_MASTER_SECRET),
        new MarkerExtension(ExtensionTypes.SESSION_TICKET),
        PointFormats.UNCOMPRESSED,
        new SelectedProtocol(bytes(1, 9)),
        new SignedTimestamps(names(1, 90)),
        new SelectedClientCertificateType(2),
        new SelectedServerCertificateType(2),
        new RecordSizeLimit(1024),
        RenegotiatedConnection.INITIAL);
  }

  private List<Extension> inEncryptedExtensions() {
    return List.of(
        new MarkerExtension(ExtensionTypes.SERVER_NAME),
        new MarkerExtension(ExtensionTypes.EARLY_DATA),
        new SupportedGroups(codes(1, 9)),
        new SelectedProtocol(bytes(1, 9)),
        new SelectedClientCertificateType(2),
        new SelectedServerCertificateType(2),
        new RecordSizeLimit(1024),
        new EchRetryConfigs(Bytes.fromHex("0008fe0d000401020304")));
  }

  private KeyShareEntry share() {
    return new KeyShareEntry(29, bytes(32, 32));
  }

  private List<Bytes> names(int min, int max) {
    return List.of(bytes(min, max), bytes(min, max));
  }

  private CodePoints codes(int min, int max) {
    int count = min + random.nextInt(max - min + 1);
    return CodePoints.of(random.ints(count, 0, 1 << 16).toArray());
  }

  private int code() {
    return random.nextInt(1 << 16);
  }

  private long u32() {
    return random.nextInt() & 0xffffffffL;
  }
}
