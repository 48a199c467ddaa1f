// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.explain.Printable;
import dev.signet.explain.Report;
import dev.signet.http.TlsCode;
import dev.signet.tls.Answer;
import dev.signet.tls.PeerCertificates;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.PeerVerifier;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.X509TrustManager;

/** Asks a trust manager about a client's chain. */
final class ClientJudge implements PeerVerifier {
  private final X509TrustManager clients;

  ClientJudge(X509TrustManager clients) {
    this.clients = clients;
  }

  /** The names of whom it trusts, as a hint for clients with several certificates. */
  List<Bytes> authorities() {
    return Stream.of(clients.getAcceptedIssuers())
        .map(issuer -> Bytes.wrap(issuer.getSubjectX500Principal().getEncoded()))
        .toList();
  }

  @Override
  public Answer<PeerVerdict> verify(PeerCertificates peer) {
    // Judging may ask the network for a revocation list, which no event loop waits for.
    return new Answer.Task<>(() -> judge(peer));
  }

  private PeerVerdict judge(PeerCertificates peer) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate[] chain = new X509Certificate[peer.chain().size()];
      for (int i = 0; i < chain.length; i++) {
        ByteArrayInputStream der = new ByteArrayInputStream(peer.chain().get(i).toArray());
        chain[i] = (X509Certificate) factory.generateCertificate(der);
      }
      clients.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return new PeerVerdict.Accepted(chain[0].getPublicKey(), List.of(chain));
    } catch (CertificateException e) {
      Finding finding =
          Finding.about(TlsCode.TLS_CLIENT_CERTIFICATE_REFUSED)
              .found(Printable.line(String.valueOf(e.getMessage())))
              .build();
      return new PeerVerdict.Refused(CertificateFault.CERTIFICATE_REFUSED, Report.of(finding));
    }
  }
}
