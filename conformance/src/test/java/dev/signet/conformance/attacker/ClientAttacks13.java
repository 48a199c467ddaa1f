// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static dev.signet.conformance.attacker.Faulty.hex;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.constants.SignatureAndHashAlgorithm;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.EncryptedExtensionsMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.KeyUpdateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.KeyShareExtensionMessage;
import de.rub.nds.tlsattacker.core.protocol.message.extension.keyshare.KeyShareEntry;
import de.rub.nds.tlsattacker.core.workflow.action.ActivateDecryptionAction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a server of TLS 1.3 tries. */
final class ClientAttacks13 {
  /** More than anybody needs of anything. */
  private static final int MANY = 64;

  private final List<Attack> attacks = new ArrayList<>();

  private ClientAttacks13() {}

  static List<Attack> all() {
    ClientAttacks13 table = new ClientAttacks13();
    table.selections();
    table.keys();
    table.proofs();
    table.order();
    table.afterwards();
    return table.attacks;
  }

  private void refused(String name, String code, AlertDescription alert, Consumer<Script> plot) {
    attacks.add(Attack.refused(name, ProtocolVersion.TLS13, code, alert, plot));
  }

  private void selections() {
    attacks.add(
        Attack.served(
            "every byte of the handshake in a record of its own",
            ProtocolVersion.TLS13,
            script -> {
              script.config().setDefaultMaxRecordData(1);
              whole(begun(script));
            }));
    hello(
        "the choice of a suite that was not offered",
        "tls-suite-not-offered",
        hello ->
            hello.setSelectedCipherSuite(
                Modifiable.explicit(CipherSuite.TLS_AES_128_CCM_8_SHA256.getByteValue())));
    hello(
        "the choice of compression",
        "tls-compression-selected",
        hello -> hello.setSelectedCompressionMethod(Modifiable.explicit((byte) 1)));
    hello(
        "another session id",
        "tls-session-id-not-echoed",
        hello -> hello.setSessionId(Modifiable.explicit(new byte[32])));
    hello(
        "another legacy version",
        "tls-legacy-version-wrong",
        hello -> hello.setProtocolVersion(Modifiable.explicit(hex("0304"))));
  }

  private void keys() {
    share(
        "a point that is not on the curve",
        "tls-key-share-unusable",
        NamedGroup.SECP256R1,
        Points.offCurve());
    share(
        "a point of another curve's small subgroup",
        "tls-key-share-unusable",
        NamedGroup.SECP256R1,
        Points.INVALID_CURVE);
    share(
        "a share that is too short", "tls-key-share-length-wrong", NamedGroup.SECP256R1, hex("04"));
    hello(
        "a share of a group that was not offered",
        "tls-key-share-not-offered",
        hello -> {
          KeyShareEntry entry = new KeyShareEntry(NamedGroup.SECP256R1, BigInteger.TWO);
          entry.setGroup(Modifiable.explicit(NamedGroup.SECP521R1.getValue()));
          hello.getExtension(KeyShareExtensionMessage.class).setKeyShareList(List.of(entry));
        });
    for (String point : Points.LOW_ORDER_25519) {
      share(
          "a point of low order on Curve25519, " + point.substring(0, 8),
          "tls-key-share-weak",
          NamedGroup.ECDH_X25519,
          hex(point));
    }
    refused(
        "no share",
        "tls-extension-missing",
        AlertDescription.MISSING_EXTENSION,
        script -> {
          script.config().setAddKeyShareExtension(false);
          begun(script).send(new ServerHelloMessage(script.config()));
        });
  }

  private void proofs() {
    verify(
        "a signature with one bit changed",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.xor(hex("01"), 20)));
    verify(
        "an empty signature",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.explicit(new byte[0])));
    verify(
        "a signature by a scheme of TLS 1.2",
        "tls-scheme-not-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        verify ->
            verify.setSignatureHashAlgorithm(
                Modifiable.explicit(SignatureAndHashAlgorithm.RSA_SHA256.getByteValue())));
    unexpected("no certificate", new FinishedMessage());
    unexpected("no signature", new CertificateMessage(), new FinishedMessage());
    refusedSealed(
        "a signature without a certificate",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> extended(script).send(new CertificateVerifyMessage()));
    refused(
        "a Finished with one bit changed",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> flight(script, new CertificateVerifyMessage(), Faulty.changedFinished()));
    refused(
        "a Finished of zeros",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> flight(script, new CertificateVerifyMessage(), Faulty.finishedOf(new byte[32])));
  }

  private void order() {
    refusedSealed(
        "no encrypted extensions",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            begun(script).send(new ServerHelloMessage(script.config()), new CertificateMessage()));
    unreadable(
        "a second hello",
        script ->
            begun(script)
                .send(
                    new ServerHelloMessage(script.config()),
                    new ServerHelloMessage(script.config())));
    unreadable(
        "a key update before the Finished",
        script -> extended(script).send(new KeyUpdateMessage()));
    refusedSealed(
        "data before the Finished",
        "tls-data-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            begun(script).send(new ServerHelloMessage(script.config()), new ApplicationMessage()));
    refusedSealed(
        "a change_cipher_spec of 2",
        "tls-change-cipher-spec-malformed",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            begun(script).send(new ServerHelloMessage(script.config()), Faulty.changeOf("02")));
    attacks.add(
        Attack.served(
            "a change_cipher_spec before the hello",
            ProtocolVersion.TLS13,
            script -> whole(begun(script).sendRaw(ProtocolMessageType.CHANGE_CIPHER_SPEC, "01"))));
  }

  private void afterwards() {
    refused(
        "a change_cipher_spec after the handshake",
        "tls-change-cipher-spec-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> whole(begun(script)).send(new ChangeCipherSpecMessage()));
    refused(
        "a Finished once more",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> whole(begun(script)).send(new FinishedMessage()));
    refused(
        "a hello of the client's",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> whole(begun(script)).send(new ClientHelloMessage(script.config())));
    refused(
        "key updates without end",
        "tls-key-updates-too-many",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> {
          whole(begun(script));
          for (int i = 0; i < MANY; i++) {
            script.send(new KeyUpdateMessage());
          }
        });
    refused(
        "a record that is sent again",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script ->
            whole(begun(script))
                .send(new ApplicationMessage())
                .sendIn(List.of(Faulty.sequenced(0)), new ApplicationMessage()));
  }

  /** Refused behind the ServerHello: the client's alert comes under the handshake's keys. */
  private void refusedSealed(
      String name, String code, AlertDescription alert, Consumer<Script> plot) {
    refused(name, code, alert, plot.andThen(script -> script.then(new ActivateDecryptionAction())));
  }

  private void hello(String name, String code, Consumer<ServerHelloMessage> change) {
    refused(
        name,
        code,
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ServerHelloMessage hello = new ServerHelloMessage(script.config());
          change.accept(hello);
          begun(script).send(hello);
        });
  }

  private void share(String name, String code, NamedGroup group, byte[] share) {
    refused(
        name,
        code,
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          script.group(group);
          ServerHelloMessage hello = new ServerHelloMessage(script.config());
          KeyShareEntry entry = new KeyShareEntry(group, BigInteger.TWO);
          entry.setPublicKey(Modifiable.explicit(share));
          hello.getExtension(KeyShareExtensionMessage.class).setKeyShareList(List.of(entry));
          begun(script).send(hello);
        });
  }

  private void verify(
      String name, String code, AlertDescription alert, Consumer<CertificateVerifyMessage> change) {
    refusedSealed(
        name,
        code,
        alert,
        script -> {
          CertificateVerifyMessage verify = new CertificateVerifyMessage();
          change.accept(verify);
          flight(script, verify);
        });
  }

  private void unexpected(String name, ProtocolMessage... messages) {
    refused(
        name,
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> extended(script).send(messages));
  }

  /** The attacker has made itself keys that nobody else has, so that it reads no alert. */
  private void unreadable(String name, Consumer<Script> plot) {
    attacks.add(
        new Attack(name, ProtocolVersion.TLS13, plot, Ending.unanswered("tls-message-unexpected")));
  }

  private static Script extended(Script script) {
    return begun(script)
        .send(
            new ServerHelloMessage(script.config()),
            new EncryptedExtensionsMessage(script.config()));
  }

  private static Script begun(Script script) {
    return script.read(new ClientHelloMessage());
  }

  private static Script flight(Script script, ProtocolMessage... proofs) {
    return answered(begun(script), proofs);
  }

  private static Script answered(Script script, ProtocolMessage... proofs) {
    return script
        .send(
            new ServerHelloMessage(script.config()),
            new EncryptedExtensionsMessage(script.config()),
            new CertificateMessage())
        .send(proofs);
  }

  private static Script whole(Script script) {
    ChangeCipherSpecMessage change = new ChangeCipherSpecMessage();
    change.setRequired(false);
    return answered(script, new CertificateVerifyMessage(), new FinishedMessage())
        .read(change, new FinishedMessage());
  }
}
