// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static dev.signet.conformance.attacker.Faulty.hex;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.EndOfEarlyDataMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.KeyUpdateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.KeyShareExtensionMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.keyshare.KeyShareEntry;
import de.rub.nds.tlsattacker.core.workflow.action.DeactivateEncryptionAction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a client of TLS 1.3 tries. */
final class ServerAttacks13 {
  /** More than anybody needs of anything. */
  private static final int MANY = 64;

  private final List<Attack> attacks = new ArrayList<>();

  private ServerAttacks13() {}

  static List<Attack> all() {
    ServerAttacks13 table = new ServerAttacks13();
    table.offers();
    table.extensions();
    table.keys();
    table.order();
    table.records();
    table.afterwards();
    table.floods();
    return table.attacks;
  }

  private void served(String name, Consumer<Script> plot) {
    attacks.add(Attack.served(name, ProtocolVersion.TLS13, plot));
  }

  private void refused(String name, String code, AlertDescription alert, Consumer<Script> plot) {
    attacks.add(Attack.refused(name, ProtocolVersion.TLS13, code, alert, plot));
  }

  private void offers() {
    refused(
        "a suite of TLS 1.2 alone",
        "tls-suite-unmatched",
        AlertDescription.HANDSHAKE_FAILURE,
        script -> script.suite(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256).hello());
    refused(
        "the suites of TLS 1.3 that are not spoken",
        "tls-suite-unmatched",
        AlertDescription.HANDSHAKE_FAILURE,
        script ->
            script
                .suite(CipherSuite.TLS_AES_128_CCM_SHA256, CipherSuite.TLS_AES_128_CCM_8_SHA256)
                .hello());
    refused(
        "compression beside none",
        "tls-compression-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ClientHelloMessage hello = new ClientHelloMessage(script.config());
          hello.setCompressions(Modifiable.explicit(hex("0001")));
          script.hello(hello);
        });
    refused(
        "a session id that is too long",
        "tls-vector-too-long",
        AlertDescription.DECODE_ERROR,
        script -> {
          ClientHelloMessage hello = new ClientHelloMessage(script.config());
          hello.setSessionId(Modifiable.explicit(new byte[33]));
          script.hello(hello);
        });
  }

  private void extensions() {
    refused(
        "no groups",
        "tls-extension-missing",
        AlertDescription.MISSING_EXTENSION,
        script -> {
          script.config().setAddEllipticCurveExtension(false);
          script.hello();
        });
    refused(
        "no signature schemes",
        "tls-extension-missing",
        AlertDescription.MISSING_EXTENSION,
        script -> {
          script.config().setAddSignatureAndHashAlgorithmsExtension(false);
          script.hello();
        });
    refused(
        "no key shares",
        "tls-extension-missing",
        AlertDescription.MISSING_EXTENSION,
        script -> {
          script.config().setAddKeyShareExtension(false);
          script.hello();
        });
    refused(
        "no version that is spoken",
        "tls-version-unmatched",
        AlertDescription.PROTOCOL_VERSION,
        script -> {
          script.config().setSupportedVersions(ProtocolVersion.TLS10, ProtocolVersion.TLS11);
          script.hello();
        });
  }

  private void keys() {
    share("a point that is not on the curve", "tls-key-share-unusable", Points.offCurve());
    share(
        "a point of another curve's small subgroup",
        "tls-key-share-unusable",
        Points.INVALID_CURVE);
    share(
        "a coordinate that is not below the prime",
        "tls-key-share-unusable",
        Points.beyondThePrime());
    share("a compressed point", "tls-key-share-length-wrong", Points.compressedBase());
    share("the point at infinity", "tls-key-share-length-wrong", hex("00"));
    for (String point : Points.LOW_ORDER_25519) {
      refused(
          "a point of low order on Curve25519, " + point.substring(0, 8),
          "tls-key-share-weak",
          AlertDescription.ILLEGAL_PARAMETER,
          script ->
              script
                  .group(NamedGroup.ECDH_X25519)
                  .hello(sharing(script, NamedGroup.ECDH_X25519, hex(point))));
    }
    refused(
        "a share twice",
        "tls-key-share-repeated",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          script
              .config()
              .setDefaultClientKeyShareNamedGroups(NamedGroup.SECP256R1, NamedGroup.SECP256R1);
          script.hello();
        });
  }

  private void share(String name, String code, byte[] point) {
    refused(
        name,
        code,
        AlertDescription.ILLEGAL_PARAMETER,
        script -> script.hello(sharing(script, NamedGroup.SECP256R1, point)));
  }

  private static ClientHelloMessage sharing(Script script, NamedGroup group, byte[] share) {
    ClientHelloMessage hello = new ClientHelloMessage(script.config());
    KeyShareEntry entry = new KeyShareEntry(group, BigInteger.TWO);
    entry.setPublicKey(Modifiable.explicit(share));
    hello.getExtension(KeyShareExtensionMessage.class).setKeyShareList(List.of(entry));
    return hello;
  }

  private void order() {
    refused(
        "a Finished with one bit changed",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> script.hello().send(Faulty.changedFinished()));
    refused(
        "a Finished without content",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> script.hello().send(Faulty.finishedOf(new byte[0])));
    unexpected("a second hello", new ClientHelloMessage());
    unexpected("a server's hello", new ServerHelloMessage());
    unexpected("the end of early data that was not sent", new EndOfEarlyDataMessage());
    unexpected("a certificate that nobody asked for", new CertificateMessage());
    unexpected("a key update before the Finished", new KeyUpdateMessage());
    refused(
        "data before the Finished",
        "tls-data-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.hello().send(new ApplicationMessage()));
    refused(
        "a change_cipher_spec of 2",
        "tls-change-cipher-spec-malformed",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.hello().send(Faulty.changeOf("02")));
    refused(
        "a change_cipher_spec before the hello",
        "tls-change-cipher-spec-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.send(new ChangeCipherSpecMessage()).hello());
  }

  private void unexpected(String name, ProtocolMessage... messages) {
    refused(
        name,
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.hello().send(messages));
  }

  private void records() {
    served(
        "every byte of the handshake in a record of its own",
        script -> {
          script.config().setDefaultMaxRecordData(1);
          script.handshake();
        });
    for (String version : List.of("0300", "0301", "0303")) {
      served(
          "a hello in a record of version " + version,
          script -> {
            script
                .config()
                .setDefaultLastRecordProtocolVersion(
                    ProtocolVersion.getProtocolVersion(hex(version)));
            script.handshake();
          });
    }
    served(
        "a change_cipher_spec for the sake of others",
        script -> script.hello().send(new ChangeCipherSpecMessage(), new FinishedMessage()));
    served(
        "records with much padding",
        script -> {
          script.config().setDefaultAdditionalPadding(255);
          script.handshake();
        });
    refused(
        "a tag with one bit changed",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script -> script.hello().sendIn(List.of(Faulty.forged()), new FinishedMessage()));
    refused(
        "a Finished that is not sealed",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script.hello().then(new DeactivateEncryptionAction()).send(new FinishedMessage()));
    refused(
        "a sealed record that shows its type",
        "tls-record-outer-type-wrong",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.hello().sendIn(List.of(Faulty.typed(22)), new FinishedMessage()));
    refused(
        "a Finished under the number of a later record",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script -> script.hello().sendIn(List.of(Faulty.sequenced(1)), new FinishedMessage()));
    refused(
        "a message that says to be of 16 MB",
        "tls-message-too-long",
        AlertDescription.ILLEGAL_PARAMETER,
        script ->
            script.sendIn(
                List.of(Faulty.typed(ProtocolMessageType.HANDSHAKE.getValue())),
                Faulty.bytes("01ffffff00")));
  }

  private void afterwards() {
    refused(
        "a new handshake inside of the connection",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.handshake().send(new ClientHelloMessage(script.config())));
    refused(
        "a change_cipher_spec after the handshake",
        "tls-change-cipher-spec-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.handshake().send(new ChangeCipherSpecMessage()));
    refused(
        "a Finished once more",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> script.handshake().send(new FinishedMessage()));
    refused(
        "a record that is sent again",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script
                .handshake()
                .send(new ApplicationMessage())
                .sendIn(List.of(Faulty.sequenced(0)), new ApplicationMessage()));
    refused(
        "a record that is left out",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            script.handshake().sendIn(List.of(Faulty.sequenced(1)), new ApplicationMessage()));
    served(
        "a key update, and data under the new key",
        script ->
            script
                .handshake()
                .send(new KeyUpdateMessage())
                .send(new ApplicationMessage())
                .read(new ApplicationMessage()));
  }

  private void floods() {
    refused(
        "key updates without end",
        "tls-key-updates-too-many",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> {
          script.handshake();
          for (int i = 0; i < MANY; i++) {
            script.send(new KeyUpdateMessage());
          }
        });
    refused(
        "a key update that asks for what there is not",
        "tls-key-update-request-unknown",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          KeyUpdateMessage update = new KeyUpdateMessage();
          update.setRequestMode(Modifiable.explicit((byte) 2));
          script.handshake().send(update);
        });
    refused(
        "warnings without end",
        "tls-warnings-too-many",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> {
          script.handshake();
          for (int i = 0; i < MANY; i++) {
            script.send(Faulty.alert(AlertLevel.WARNING, AlertDescription.USER_CANCELED));
          }
        });
    attacks.add(
        new Attack(
            "an end without close_notify",
            ProtocolVersion.TLS13,
            Script::handshake,
            Ending.unanswered("tls-input-truncated")));
  }
}
