// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.faultlab;

import dev.signet.diagnose.cause.HandshakeCause;
import dev.signet.diagnose.connect.Dialect;
import dev.signet.testkit.CertificateDraft;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.fault.Alert;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.pkcs.DHParameter;

/** Servers with which there is no common ground. */
final class HandshakeFaults {
  private static final String OAKLEY_GROUP_2 =
      "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a0879"
          + "8e3404ddef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637"
          + "ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381ffffffffffffffff";

  private HandshakeFaults() {}

  static List<LabCase> all() {
    List<LabCase> all = new ArrayList<>();
    all.add(
        openssl(
            "TLS 1.1 and older",
            HandshakeCause.OLD_VERSIONS_ONLY,
            "TLS 1.2",
            KeyType.RSA2048,
            "-no_tls1_2",
            "-no_tls1_3",
            "-cipher",
            "ALL:@SECLEVEL=0"));
    all.add(
        openssl(
            "old suites",
            HandshakeCause.SUITES_UNMATCHED,
            "ECDHE",
            KeyType.P256,
            "-tls1_2",
            "-cipher",
            "ECDHE-ECDSA-AES128-SHA"));
    all.add(
        openssl(
            "static RSA",
            HandshakeCause.STATIC_RSA_ONLY,
            "ECDHE",
            KeyType.RSA2048,
            "-tls1_2",
            "-cipher",
            "AES128-GCM-SHA256"));
    all.add(
        LabCase.of(
            "short prime", HandshakeCause.GROUP_WEAK, "x25519", HandshakeFaults::shortPrime));
    all.add(
        openssl(
            "foreign group, TLS 1.3",
            HandshakeCause.GROUPS_UNMATCHED,
            "x25519",
            KeyType.P256,
            "-tls1_3",
            "-groups",
            "X448"));
    all.add(
        openssl(
            "foreign group, TLS 1.2",
            HandshakeCause.GROUPS_UNMATCHED,
            "x25519",
            KeyType.RSA2048,
            "-tls1_2",
            "-groups",
            "brainpoolP256r1"));
    all.add(
        openssl(
            "key that fits no suite",
            HandshakeCause.SERVER_KEY_UNUSABLE,
            "key",
            KeyType.P256,
            "-tls1_2",
            "-cipher",
            "ECDHE-RSA-AES128-GCM-SHA256"));
    all.add(
        LabCase.of(
            "no private key",
            HandshakeCause.SERVER_KEY_UNUSABLE,
            "key",
            lab -> Scene.at(lab.serve(client -> refuse(client, Alert.HANDSHAKE_FAILURE)))));
    all.add(
        LabCase.of(
            "name unknown to the server",
            HandshakeCause.SERVER_NAME_REFUSED,
            "name",
            lab ->
                Scene.at(lab.serve(client -> refuse(client, Alert.UNRECOGNIZED_NAME)))
                    .host(lab.draw().host())));
    all.add(
        LabCase.of(
            "name needed",
            HandshakeCause.SERVER_NAME_NEEDED,
            "host name",
            HandshakeFaults::nameNeeded));
    if (Lab.hasGnutls()) {
      all.add(
          LabCase.of(
              "renegotiation without protection",
              HandshakeCause.RENEGOTIATION_UNSAFE,
              "TLS 1.3",
              HandshakeFaults::unprotected));
    }
    all.add(
        LabCase.of(
            "compression",
            HandshakeCause.SERVER_MISBEHAVED,
            "update",
            lab -> Scene.at(lab.serve(HandmadeHello::compressing)).host(lab.draw().host())));
    all.add(alert(Alert.ACCESS_DENIED, HandshakeCause.ALERT_OTHER));
    all.add(alert(Alert.NO_APPLICATION_PROTOCOL, HandshakeCause.APPLICATION_PROTOCOL_REFUSED));
    all.add(alert(Alert.INSUFFICIENT_SECURITY, HandshakeCause.SECURITY_INSUFFICIENT));
    all.add(alert(Alert.INTERNAL_ERROR, HandshakeCause.SERVER_FAILED));
    all.add(alert(Alert.INAPPROPRIATE_FALLBACK, HandshakeCause.FALLBACK_REFUSED));
    all.add(alert(Alert.RECORD_OVERFLOW, HandshakeCause.RECORD_REFUSED));
    all.add(alert(Alert.DECODE_ERROR, HandshakeCause.HELLO_UNREADABLE));
    all.add(alert(Alert.BAD_RECORD_MAC, HandshakeCause.RECORD_TAMPERED));
    all.add(alert(Alert.DECRYPT_ERROR, HandshakeCause.PROOF_REFUSED));
    all.add(alert(Alert.ILLEGAL_PARAMETER, HandshakeCause.PARAMETER_REFUSED));
    all.add(alert(Alert.MISSING_EXTENSION, HandshakeCause.EXTENSION_WANTED));
    all.add(alert(Alert.UNSUPPORTED_EXTENSION, HandshakeCause.EXTENSION_REFUSED));
    all.add(alert(Alert.UNEXPECTED_MESSAGE, HandshakeCause.MESSAGE_REFUSED));
    all.add(alert(Alert.USER_CANCELED, HandshakeCause.HANDSHAKE_CANCELLED));
    all.add(alert(Alert.UNKNOWN_PSK_IDENTITY, HandshakeCause.TICKET_REFUSED));
    all.add(alert(Alert.ECH_REQUIRED, HandshakeCause.ENCRYPTED_HELLO_REFUSED));
    return all;
  }

  private static LabCase openssl(
      String name, HandshakeCause cause, String fix, KeyType key, String... words) {
    return LabCase.of(name, cause, fix, lab -> openssl(lab, key, words));
  }

  private static Scene openssl(Lab lab, KeyType key, String... words) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    TestIdentity server =
        Authority.serverDraft(host)
            .keyUsage(
                org.bouncycastle.asn1.x509.KeyUsage.digitalSignature
                    | org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment)
            .key(key)
            .issuedBy(authority.intermediate());
    int port = lab.openssl(ServerSettings.of(server), words);
    return Scene.at(port)
        .host(host)
        .trusting(authority.root())
        .curedAt(lab.serve(ServerSettings.of(server)));
  }

  private static Scene unprotected(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    // GnuTLS reads no EC key in PKCS#8 that lacks the public part, which Java leaves out.
    CertificateDraft draft = Authority.serverDraft(host).key(KeyType.RSA2048);
    ServerSettings server = ServerSettings.of(draft.issuedBy(authority.intermediate()));
    String old = "NORMAL:-VERS-ALL:+VERS-TLS1.2:%DISABLE_SAFE_RENEGOTIATION";
    return Scene.at(Dialect.TLS, lab.gnutls(server, old))
        .host(host)
        .trusting(authority.root())
        .curedAt(lab.gnutls(server, "NORMAL"));
  }

  /** Diffie-Hellman with the prime of RFC 2409, 6.2, which has 1024 bits. */
  private static Scene shortPrime(Lab lab) throws IOException {
    byte[] group =
        new DHParameter(new BigInteger(OAKLEY_GROUP_2, 16), BigInteger.TWO, 0).getEncoded();
    String pem =
        "-----BEGIN DH PARAMETERS-----\n"
            + Base64.getMimeEncoder().encodeToString(group)
            + "\n-----END DH PARAMETERS-----\n";
    return openssl(
        lab,
        KeyType.RSA2048,
        "-tls1_2",
        "-cipher",
        "DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0",
        "-dhparam",
        lab.file(pem).toString());
  }

  private static LabCase alert(Alert alert, HandshakeCause cause) {
    return LabCase.of(
        "alert " + alert.label(),
        cause,
        "",
        lab -> Scene.at(lab.serve(client -> refuse(client, alert))).host(lab.draw().host()));
  }

  private static void refuse(java.net.Socket client, Alert alert) throws IOException {
    RawServer.readHello(client.getInputStream());
    client.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, (byte) alert.code()});
    client.getInputStream().read(new byte[100]);
  }

  private static Scene nameNeeded(Lab lab) throws IOException {
    Authority authority = Authority.of(lab.draw());
    String host = lab.draw().host();
    int behind = lab.serve(ServerSettings.of(authority.server(host)));
    int port =
        lab.serve(client -> {
          byte[] hello = RawServer.readHello(client.getInputStream());
          if (new String(hello, StandardCharsets.ISO_8859_1).contains(host)) {
            RawServer.forward(client, hello, behind);
          } else {
            client
                .getOutputStream()
                .write(new byte[] {21, 3, 3, 0, 2, 2, (byte) Alert.UNRECOGNIZED_NAME.code()});
            client.getInputStream().read(new byte[100]);
          }
        });
    return Scene.at(port).trusting(authority.root()).curedByHost(host);
  }
}
