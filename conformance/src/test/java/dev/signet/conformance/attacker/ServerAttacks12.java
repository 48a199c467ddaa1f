// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static dev.signet.conformance.attacker.Faulty.hex;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.CompressionMethod;
import de.rub.nds.tlsattacker.core.constants.ECPointFormat;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HelloRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.workflow.action.RenegotiationAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a client of TLS 1.2 tries. */
final class ServerAttacks12 {
  /** More than anybody needs of anything. */
  private static final int MANY = 64;

  private final List<Attack> attacks = new ArrayList<>();

  private ServerAttacks12() {}

  static List<Attack> all() {
    ServerAttacks12 table = new ServerAttacks12();
    table.offers();
    table.extensions();
    table.keys();
    table.order();
    table.records();
    table.sealed();
    table.afterwards();
    return table.attacks;
  }

  private void served(String name, Consumer<Script> plot) {
    attacks.add(Attack.served(name, ProtocolVersion.TLS12, plot));
  }

  private void refused(String name, String code, AlertDescription alert, Consumer<Script> plot) {
    attacks.add(Attack.refused(name, ProtocolVersion.TLS12, code, alert, plot));
  }

  private void offers() {
    for (ProtocolVersion old :
        List.of(ProtocolVersion.SSL3, ProtocolVersion.TLS10, ProtocolVersion.TLS11)) {
      refused(
          "a hello of " + old,
          "tls-version-unmatched",
          AlertDescription.PROTOCOL_VERSION,
          script -> {
            script.config().setHighestProtocolVersion(old);
            script.hello();
          });
    }
    refused(
        "a client that came down from a newer version, and says so",
        "tls-fallback-without-need",
        AlertDescription.INAPPROPRIATE_FALLBACK,
        script ->
            script
                .suite(
                    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                    CipherSuite.TLS_FALLBACK_SCSV)
                .hello());
    for (CipherSuite weak :
        List.of(
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256,
            CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDH_anon_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_NULL_SHA,
            CipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5,
            CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA)) {
      refused(
          "nothing but " + weak,
          "tls-suite-unmatched",
          AlertDescription.HANDSHAKE_FAILURE,
          script -> script.suite(weak).hello());
    }
  }

  private void extensions() {
    refused(
        "compression, and nothing else",
        "tls-compression-null-missing",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          script.config().setDefaultClientSupportedCompressionMethods(CompressionMethod.DEFLATE);
          script.hello();
        });
    refused(
        "points in a compressed form, and no other",
        "tls-point-format-missing",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          script
              .config()
              .setDefaultClientSupportedPointFormats(ECPointFormat.ANSIX962_COMPRESSED_PRIME);
          script.hello();
        });
    refused(
        "no extended master secret",
        "tls-extended-master-secret-missing",
        AlertDescription.HANDSHAKE_FAILURE,
        script -> {
          script.config().setAddExtendedMasterSecretExtension(false);
          script.hello();
        });
    refused(
        "a first handshake that says that it is not",
        "tls-renegotiation-info-wrong",
        AlertDescription.HANDSHAKE_FAILURE,
        script -> {
          script.config().setDefaultClientRenegotiationInfo(new byte[12]);
          script.hello();
        });
  }

  private void keys() {
    refused(
        "a point that is not on the curve",
        "tls-key-share-unusable",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().send(share(Points.offCurve())));
    refused(
        "a point of another curve's small subgroup",
        "tls-key-share-unusable",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().send(share(Points.INVALID_CURVE)));
    refused(
        "a coordinate that is not below the prime",
        "tls-key-share-unusable",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().send(share(Points.beyondThePrime())));
    refused(
        "the point at infinity",
        "tls-key-share-length-wrong",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().sendRaw(ProtocolMessageType.HANDSHAKE, "100000020100"));
    refused(
        "a compressed point",
        "tls-key-share-length-wrong",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().send(share(Points.compressedBase())));
    refused(
        "an empty share",
        "tls-vector-too-short",
        AlertDescription.DECODE_ERROR,
        script -> script.hello().send(share(new byte[0])));
    for (String point : Points.LOW_ORDER_25519) {
      refused(
          "a point of low order on Curve25519, " + point.substring(0, 8),
          "tls-key-share-weak",
          AlertDescription.ILLEGAL_PARAMETER,
          script ->
              script
                  .group(NamedGroup.ECDH_X25519)
                  .suite(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
                  .hello()
                  .send(share(hex(point))));
    }
  }

  private void order() {
    refused(
        "a Finished with one bit changed",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script ->
            script
                .hello()
                .send(
                    new ECDHClientKeyExchangeMessage(),
                    new ChangeCipherSpecMessage(),
                    Faulty.changedFinished()));
    refused(
        "a Finished without content",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script ->
            script
                .hello()
                .send(
                    new ECDHClientKeyExchangeMessage(),
                    new ChangeCipherSpecMessage(),
                    Faulty.finishedOf(new byte[0])));
    changeUnexpected("no key exchange", new ChangeCipherSpecMessage());
    unexpected("a Finished at once", new FinishedMessage());
    unexpected("a second hello", new ClientHelloMessage());
    unexpected("a server's hello", new ServerHelloMessage());
    unexpected("a request for a hello", new HelloRequestMessage());
    unexpected("the end of a server's flight", new ServerHelloDoneMessage());
    unexpected("a certificate that nobody asked for", new CertificateMessage());
    unexpected("a signature without a certificate", new CertificateVerifyMessage());
    dataUnexpected("data before any key", new ApplicationMessage());
    unexpected(
        "the key exchange twice",
        new ECDHClientKeyExchangeMessage(),
        new ECDHClientKeyExchangeMessage());
    unexpected("no change_cipher_spec", new ECDHClientKeyExchangeMessage(), new FinishedMessage());
    changeUnexpected(
        "change_cipher_spec twice",
        new ECDHClientKeyExchangeMessage(),
        new ChangeCipherSpecMessage(),
        new ChangeCipherSpecMessage());
    dataUnexpected(
        "data instead of a Finished",
        new ECDHClientKeyExchangeMessage(),
        new ChangeCipherSpecMessage(),
        new ApplicationMessage());
    refusedAfterHello(
        "a change_cipher_spec of 2",
        "tls-change-cipher-spec-malformed",
        new ECDHClientKeyExchangeMessage(),
        Faulty.changeOf("02"));
  }

  private void unexpected(String name, ProtocolMessage... messages) {
    refusedAfterHello(name, "tls-message-unexpected", messages);
  }

  private void dataUnexpected(String name, ProtocolMessage... messages) {
    refusedAfterHello(name, "tls-data-unexpected", messages);
  }

  private void changeUnexpected(String name, ProtocolMessage... messages) {
    refusedAfterHello(name, "tls-change-cipher-spec-unexpected", messages);
  }

  private void refusedAfterHello(String name, String code, ProtocolMessage... messages) {
    refused(
        name, code, AlertDescription.UNEXPECTED_MESSAGE, script -> script.hello().send(messages));
  }

  private void records() {
    served(
        "every byte of the handshake in a record of its own",
        script -> {
          script.config().setDefaultMaxRecordData(1);
          script.handshake();
        });
    refused(
        "a record of a type that there is not",
        "tls-record-type-unknown",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            script.hello().sendIn(List.of(Faulty.typed(25)), new ECDHClientKeyExchangeMessage()));
    refused(
        "a heartbeat",
        "tls-record-type-unknown",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.hello().sendRaw(ProtocolMessageType.HEARTBEAT, "014000"));
    refused(
        "an alert in the middle of a message",
        "tls-message-interrupted",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            script
                .hello()
                .sendRaw(ProtocolMessageType.HANDSHAKE, "10000042410400")
                .send(Faulty.alert(AlertLevel.WARNING, AlertDescription.USER_CANCELED)));
    refused(
        "a message that says to be of 16 MB",
        "tls-message-too-long",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello().sendRaw(ProtocolMessageType.HANDSHAKE, "10ffffff00"));
    for (String version : List.of("0200", "0400", "7f1c", "ffff")) {
      refused(
          "a record of version " + version,
          "tls-record-version-wrong",
          AlertDescription.PROTOCOL_VERSION,
          script ->
              script
                  .hello()
                  .sendIn(List.of(Faulty.versioned(version)), new ECDHClientKeyExchangeMessage()));
    }
  }

  private void sealed() {
    refused(
        "a tag with one bit changed",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script
                .hello()
                .send(new ECDHClientKeyExchangeMessage(), new ChangeCipherSpecMessage())
                .sendIn(List.of(Faulty.forged()), new FinishedMessage()));
    refused(
        "a Finished under the number of a later record",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script
                .hello()
                .send(new ECDHClientKeyExchangeMessage(), new ChangeCipherSpecMessage())
                .sendIn(List.of(Faulty.sequenced(1)), new FinishedMessage()));
    refused(
        "records without end and content",
        "tls-empty-records-too-many",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> {
          script.hello();
          for (int i = 0; i < MANY; i++) {
            script.sendRaw(ProtocolMessageType.HANDSHAKE, "");
          }
        });
  }

  private void afterwards() {
    refused(
        "a new handshake inside of the connection",
        "tls-renegotiation-refused",
        AlertDescription.NO_RENEGOTIATION,
        script ->
            script
                .handshake()
                .then(new RenegotiationAction())
                .send(new ClientHelloMessage(script.config())));
    refused(
        "a record that is sent again",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script
                .handshake()
                .send(new ApplicationMessage())
                .read(new ApplicationMessage())
                .sendIn(List.of(Faulty.sequenced(1)), new ApplicationMessage()));
    refused(
        "a record that is left out",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script.handshake().sendIn(List.of(Faulty.sequenced(2)), new ApplicationMessage()));
    refused(
        "a Finished once more",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.handshake().send(new FinishedMessage()));
    refused(
        "a change_cipher_spec once more",
        "tls-change-cipher-spec-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.handshake().send(new ChangeCipherSpecMessage()));
    attacks.add(
        new Attack(
            "an end without close_notify",
            ProtocolVersion.TLS12,
            Script::handshake,
            Ending.unanswered("tls-input-truncated")));
  }

  private static ECDHClientKeyExchangeMessage share(byte[] share) {
    ECDHClientKeyExchangeMessage message = new ECDHClientKeyExchangeMessage();
    message.setPublicKey(Modifiable.explicit(share));
    return message;
  }
}
