// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Servers and clients with certificates of a test authority. */
final class TestSides {
  static final Primitives PRIMITIVES = Primitives.jdk();
  static final TestCa CA = TestCa.create();

  private TestSides() {}

  static Credential credential(TestIdentity identity) {
    List<Bytes> chain = identity.chainDer().stream().map(Bytes::of).toList();
    KeySigner signer =
        KeySigner.of(
            identity.keys().getPrivate(), identity.certificate().getPublicKey(), PRIMITIVES);
    return Credential.of(chain, signer);
  }

  static Credential credential(KeyType type) {
    return credential(CA.serverDraft("localhost").key(type).issuedBy(CA.intermediate()));
  }

  static ServerConfig server(Credential credential) {
    return ServerConfig.of(CredentialSelector.always(CredentialChoice.Chosen.of(credential)));
  }

  static ClientConfig client() {
    return ClientConfig.of(acceptingVerifier());
  }

  /** Reads the key out of the certificate, and asks nothing: paths are for another module. */
  static PeerVerifier acceptingVerifier() {
    return peer -> Answer.ready(verdict(peer.chain().getFirst()));
  }

  private static PeerVerdict verdict(Bytes leaf) {
    try {
      return new PeerVerdict.Accepted(certificate(leaf).getPublicKey(), "accepted");
    } catch (CertificateException e) {
      return new PeerVerdict.Refused(
          CertificateFault.CERTIFICATE_BAD,
          Report.of(Finding.of(CertificateFault.CERTIFICATE_BAD)));
    }
  }

  private static X509Certificate certificate(Bytes der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der.toArray()));
  }
}
