// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.attacker;

import static dev.signet.conformance.attacker.Faulty.hex;

import de.rub.nds.modifiablevariable.util.Modifiable;
import de.rub.nds.protocol.constants.SignatureAlgorithm;
import de.rub.nds.protocol.crypto.signature.RsaPkcs1SignatureComputations;
import de.rub.nds.tlsattacker.core.constants.AlertDescription;
import de.rub.nds.tlsattacker.core.constants.ProtocolVersion;
import de.rub.nds.tlsattacker.core.constants.SignatureAndHashAlgorithm;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateRequestMessage;
import de.rub.nds.tlsattacker.core.protocol.message.CertificateVerifyMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ChangeCipherSpecMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ClientHelloMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHClientKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ECDHEServerKeyExchangeMessage;
import de.rub.nds.tlsattacker.core.protocol.message.FinishedMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloDoneMessage;
import de.rub.nds.tlsattacker.core.protocol.message.ServerHelloMessage;
import de.rub.nds.x509attacker.constants.X509PublicKeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a client of TLS 1.2 tries who has a certificate with an RSA key: signatures whose padding or
 * hash is almost right, as Bleichenbacher's forgery of 2006 and its descendants have them.
 */
final class ClientSignatures {
  private static final SignatureAndHashAlgorithm SCHEME = SignatureAndHashAlgorithm.RSA_SHA256;

  private final List<Attack> attacks = new ArrayList<>();

  private ClientSignatures() {}

  static List<Attack> all() {
    ClientSignatures table = new ClientSignatures();
    table.paddings();
    table.whole();
    table.schemes();
    return table.attacks;
  }

  private void paddings() {
    attacks.add(
        Attack.served(
            "a right signature", ProtocolVersion.TLS12, script -> signed(script, verify -> {})));
    padding(
        "padding that is cut short, and the rest behind the hash",
        signature -> {
          signature.setPadding(Modifiable.delete(10, 32));
          signature.setPlainToBeSigned(Modifiable.append(new byte[32]));
        });
    padding(
        "padding of blocks of type 2",
        signature -> signature.setPadding(Modifiable.xor(hex("03"), 1)));
    padding(
        "a padding that does not begin with zero",
        signature -> signature.setPadding(Modifiable.xor(hex("40"), 0)));
    padding(
        "a byte of the padding that is not ff",
        signature -> signature.setPadding(Modifiable.xor(hex("01"), 50)));
    padding(
        "a hash with one bit changed",
        signature -> signature.setPlainToBeSigned(Modifiable.xor(hex("01"), 255)));
    padding(
        "a hash of another name",
        signature -> signature.setPlainToBeSigned(Modifiable.xor(hex("03"), 256 - 32 - 5)));
    padding(
        "a hash whose parameters are not NULL",
        signature -> signature.setPlainToBeSigned(Modifiable.xor(hex("01"), 256 - 32 - 4)));
    padding(
        "another hash's signature",
        signature -> signature.setDigestBytes(Modifiable.explicit(new byte[32])));
  }

  private void whole() {
    change(
        "an empty signature",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.explicit(new byte[0])));
    change(
        "a signature of zeros",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.explicit(new byte[256])));
    change(
        "a signature of one",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> {
          byte[] one = new byte[256];
          one[255] = 1;
          verify.setSignature(Modifiable.explicit(one));
        });
    change(
        "a signature with a byte before it",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.prepend(new byte[1])));
    change(
        "a signature with a byte behind it",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify -> verify.setSignature(Modifiable.append(new byte[1])));
  }

  private void schemes() {
    change(
        "a signature under the name of ECDSA",
        "tls-signature-scheme-unfit",
        AlertDescription.ILLEGAL_PARAMETER,
        verify ->
            verify.setSignatureHashAlgorithm(
                Modifiable.explicit(SignatureAndHashAlgorithm.ECDSA_SHA256.getByteValue())));
    change(
        "a signature under the name of PSS",
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify ->
            verify.setSignatureHashAlgorithm(
                Modifiable.explicit(SignatureAndHashAlgorithm.RSA_PSS_RSAE_SHA256.getByteValue())));
    change(
        "a signature with SHA-1",
        "tls-scheme-not-offered",
        AlertDescription.ILLEGAL_PARAMETER,
        verify ->
            verify.setSignatureHashAlgorithm(
                Modifiable.explicit(SignatureAndHashAlgorithm.RSA_SHA1.getByteValue())));
    attacks.add(
        Attack.refused(
            "no signature",
            ProtocolVersion.TLS12,
            "tls-change-cipher-spec-unexpected",
            AlertDescription.UNEXPECTED_MESSAGE,
            script ->
                asked(script)
                    .send(
                        new CertificateMessage(),
                        new ECDHClientKeyExchangeMessage(),
                        new ChangeCipherSpecMessage())));
    attacks.add(
        Attack.refused(
            "no certificate",
            ProtocolVersion.TLS12,
            "tls-message-unexpected",
            AlertDescription.UNEXPECTED_MESSAGE,
            script -> asked(script).send(new ECDHClientKeyExchangeMessage())));
  }

  private void padding(String name, Consumer<RsaPkcs1SignatureComputations> change) {
    change(
        name,
        "tls-signature-wrong",
        AlertDescription.DECRYPT_ERROR,
        verify ->
            change.accept(
                (RsaPkcs1SignatureComputations)
                    verify.getSignatureComputations(SignatureAlgorithm.RSA_PKCS1)));
  }

  private void change(
      String name, String code, AlertDescription alert, Consumer<CertificateVerifyMessage> change) {
    attacks.add(
        Attack.refused(
            name, ProtocolVersion.TLS12, code, alert, script -> signedWrong(script, change)));
  }

  private static void signedWrong(Script script, Consumer<CertificateVerifyMessage> change) {
    CertificateVerifyMessage verify = new CertificateVerifyMessage();
    change.accept(verify);
    asked(script).send(new CertificateMessage(), new ECDHClientKeyExchangeMessage(), verify);
  }

  private static void signed(Script script, Consumer<CertificateVerifyMessage> change) {
    signedWrong(script, change);
    script
        .send(new ChangeCipherSpecMessage(), new FinishedMessage())
        .read(new ChangeCipherSpecMessage(), new FinishedMessage());
  }

  private static Script asked(Script script) {
    script.config().setClientAuthentication(true);
    script.config().setAutoAdjustCertificate(false);
    script.config().setAutoAdjustSignatureAndHashAlgorithm(false);
    script.config().getCertificateChainConfig().getFirst().setPublicKeyType(X509PublicKeyType.RSA);
    script.config().setDefaultSelectedSignatureAndHashAlgorithm(SCHEME);
    return script
        .send(new ClientHelloMessage(script.config()))
        .read(
            new ServerHelloMessage(),
            new CertificateMessage(),
            new ECDHEServerKeyExchangeMessage(),
            new CertificateRequestMessage(),
            new ServerHelloDoneMessage());
  }
}
