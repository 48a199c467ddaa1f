// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.AlertLevel;
import de.rub.nds.tlsattacker.core.constants.CipherSuite;
import de.rub.nds.tlsattacker.core.constants.NamedGroup;
import de.rub.nds.tlsattacker.core.constants.ProtocolMessageType;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.constants.SignatureAndHashAlgorithm;
import de.rub.nds.tlsattacker.core.protocol.ProtocolMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ApplicationMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.HelloRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a server of TLS 1.2 tries. */
final class ClientAttacks12 {
  /** RFC 9846, 4.1.3: what a server of TLS 1.3 ends its random with when it speaks TLS 1.2. */
  private static final String DOWNGRADED = "444f574e47524401";

  private final List<Attack> attacks = new ArrayList<>();

  private ClientAttacks12() {}

  static List<Attack> all() {
    ClientAttacks12 table = new ClientAttacks12();
    table.selections();
    table.versions();
    table.keys();
    table.signatures();
    table.order();
    table.afterwards();
    return table.attacks;
  }

  private void refused(String name, String code, AlertDescription alert, Consumer<Script> plot) {
    attacks.add(Attack.refused(name, ProtocolVersion.TLS12, code, alert, plot));
  }

  private void selections() {
    attacks.add(
        Attack.served(
            "every byte of the handshake in a record of its own",
            ProtocolVersion.TLS12,
            script -> {
              script.config().setDefaultMaxRecordData(1);
              whole(script);
            }));
    for (CipherSuite suite :
        List.of(
            CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_RSA_EXPORT_WITH_RC4_40_MD5,
            CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDH_anon_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_NULL_WITH_NULL_NULL)) {
      hello(
          "the choice of " + suite,
          "tls-suite-not-offered",
          AlertDescription.ILLEGAL_PARAMETER,
          hello -> hello.setSelectedCipherSuite(Modifiable.explicit(suite.getByteValue())));
    }
    hello(
        "a suite of TLS 1.3 in TLS 1.2",
        "tls-suite-not-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        hello ->
            hello.setSelectedCipherSuite(
                Modifiable.explicit(CipherSuite.TLS_AES_128_GCM_SHA256.getByteValue())));
  }

  private void versions() {
    for (ProtocolVersion old :
        List.of(ProtocolVersion.SSL3, ProtocolVersion.TLS10, ProtocolVersion.TLS11)) {
      hello(
          "the choice of " + old,
          "tls-version-unmatched",
          AlertDescription.PROTOCOL_VERSION,
          hello -> hello.setProtocolVersion(Modifiable.explicit(old.getValue())));
    }
    hello(
        "a server of TLS 1.3 that was brought down to TLS 1.2",
        "tls-downgrade-detected",
        AlertDescription.ILLEGAL_PARAMETER,
        hello -> hello.setRandom(Modifiable.explicit(Faulty.hex("ab".repeat(24) + DOWNGRADED))));
    hello(
        "the choice of compression",
        "tls-compression-selected",
        AlertDescription.ILLEGAL_PARAMETER,
        hello -> hello.setSelectedCompressionMethod(Modifiable.explicit((byte) 1)));
    refused(
        "no extended master secret",
        "tls-extended-master-secret-missing",
        AlertDescription.HANDSHAKE_FAILURE,
        script -> {
          script.config().setAddExtendedMasterSecretExtension(false);
          flight(script, new ECDHEServerKeyExchangeMessage());
        });
    refused(
        "an extension that was not offered",
        "tls-extension-unsolicited",
        AlertDescription.UNSUPPORTED_EXTENSION,
        script -> {
          script.config().setAddHeartbeatExtension(true);
          flight(script, new ECDHEServerKeyExchangeMessage());
        });
  }

  private void keys() {
    share("a point that is not on the curve", "tls-key-share-unusable", Points.offCurve());
    share(
        "a point of another curve's small subgroup",
        "tls-key-share-unusable",
        Points.INVALID_CURVE);
    refused(
        "a group that was not offered",
        "tls-key-share-not-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setNamedGroup(Modifiable.explicit(NamedGroup.SECP521R1.getValue()));
          flight(script, exchange);
        });
    refused(
        "a curve without a name",
        "tls-curve-type-unknown",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setCurveType(Modifiable.explicit((byte) 1));
          flight(script, exchange);
        });
  }

  private void signatures() {
    refused(
        "a signature with one bit changed",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setSignature(Modifiable.xor(new byte[] {1}, 20));
          flight(script, exchange);
        });
    refused(
        "an empty signature",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setSignature(Modifiable.explicit(new byte[0]));
          flight(script, exchange);
        });
    refused(
        "a signature of zeros for numbers",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setSignature(Modifiable.explicit(Faulty.hex("3006020100020100")));
          flight(script, exchange);
        });
    refused(
        "a signature with MD5",
        "tls-scheme-not-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setSignatureAndHashAlgorithm(
              Modifiable.explicit(SignatureAndHashAlgorithm.ECDSA_MD5.getByteValue()));
          flight(script, exchange);
        });
  }

  private void order() {
    unexpected("no certificate", new ECDHEServerKeyExchangeMessage());
    unexpected("no key exchange", new CertificateMessage(), new ServerHelloDoneMessage());
    unexpected("a second hello", new ServerHelloMessage());
    unexpected("a certificate twice", new CertificateMessage(), new CertificateMessage());
    refused(
        "a change_cipher_spec at once",
        "tls-change-cipher-spec-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            begun(script)
                .send(new ServerHelloMessage(script.config()), new ChangeCipherSpecMessage()));
    refused(
        "data before any key",
        "tls-data-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script ->
            begun(script).send(new ServerHelloMessage(script.config()), new ApplicationMessage()));
    refused(
        "a Finished with one bit changed",
        "tls-finished-wrong",
        AlertDescription.DECRYPT_ERROR,
        script -> {
          flight(script, new ECDHEServerKeyExchangeMessage());
          script
              .read(
                  new ECDHClientKeyExchangeMessage(),
                  new ChangeCipherSpecMessage(),
                  new FinishedMessage())
              .send(new ChangeCipherSpecMessage(), Faulty.changedFinished());
        });
    refused(
        "a Finished without change_cipher_spec",
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> {
          flight(script, new ECDHEServerKeyExchangeMessage());
          script
              .read(
                  new ECDHClientKeyExchangeMessage(),
                  new ChangeCipherSpecMessage(),
                  new FinishedMessage())
              .send(new FinishedMessage());
        });
  }

  private void afterwards() {
    refused(
        "a request for a new handshake",
        "tls-renegotiation-refused",
        AlertDescription.NO_RENEGOTIATION,
        script -> whole(script).send(new HelloRequestMessage()));
    refused(
        "a heartbeat",
        "tls-record-type-unknown",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> whole(script).sendRaw(ProtocolMessageType.HEARTBEAT, "014000"));
    refused(
        "a tag with one bit changed",
        "tls-record-forged",
        AlertDescription.BAD_RECORD_MAC,
        script -> whole(script).sendIn(List.of(Faulty.forged()), new ApplicationMessage()));
    attacks.add(
        new Attack(
            "an alert of the peer's",
            ProtocolVersion.TLS12,
            script ->
                whole(script).send(Faulty.alert(AlertLevel.FATAL, AlertDescription.INTERNAL_ERROR)),
            Ending.unanswered("tls-alert-received")));
  }

  private void hello(
      String name, String code, AlertDescription alert, Consumer<ServerHelloMessage> change) {
    refused(
        name,
        code,
        alert,
        script -> {
          ServerHelloMessage hello = new ServerHelloMessage(script.config());
          change.accept(hello);
          begun(script).send(hello);
        });
  }

  private void share(String name, String code, byte[] point) {
    refused(
        name,
        code,
        AlertDescription.ILLEGAL_PARAMETER,
        script -> {
          ECDHEServerKeyExchangeMessage exchange = new ECDHEServerKeyExchangeMessage();
          exchange.setPublicKey(Modifiable.explicit(point));
          flight(script, exchange);
        });
  }

  private void unexpected(String name, ProtocolMessage... messages) {
    refused(
        name,
        "tls-message-unexpected",
        AlertDescription.UNEXPECTED_MESSAGE,
        script -> begun(script).send(new ServerHelloMessage(script.config())).send(messages));
  }

  private static Script begun(Script script) {
    return script.read(new ClientHelloMessage());
  }

  private static Script flight(Script script, ECDHEServerKeyExchangeMessage exchange) {
    return begun(script)
        .send(
            new ServerHelloMessage(script.config()),
            new CertificateMessage(),
            exchange,
            new ServerHelloDoneMessage());
  }

  private static Script whole(Script script) {
    return flight(script, new ECDHEServerKeyExchangeMessage())
        .read(
            new ECDHClientKeyExchangeMessage(),
            new ChangeCipherSpecMessage(),
            new FinishedMessage())
        .send(new ChangeCipherSpecMessage(), new FinishedMessage());
  }
}
