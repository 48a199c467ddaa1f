// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.trust;

import dev.signet.jsse.fault.FaultExceptions;
import dev.signet.tls.PeerVerdict;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.Purpose;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A trust manager over our own verifier, which says which certificate fails which check and how to
 * fix it. Immutable; also of use to other providers' contexts.
 *
 * <p>Our own engines and sockets do not call these methods: they ask the {@link PeerJudge} with the
 * certificates as they came.
 */
public final class AnchorTrustManager extends X509ExtendedTrustManager {
  private final PeerJudge judge;

  /** A manager that lets a judge decide. */
  public AnchorTrustManager(PeerJudge judge) {
    this.judge = judge;
  }

  /** Who decides. */
  public PeerJudge judge() {
    return judge;
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return PeerChains.toJdk(certificates());
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(TrustRequest.of(read(chain, authType), Purpose.TLS_CLIENT));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(TrustRequest.of(read(chain, authType), Purpose.TLS_SERVER));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(request(read(chain, authType), Purpose.TLS_CLIENT, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    check(request(read(chain, authType), Purpose.TLS_SERVER, socket));
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(request(read(chain, authType), Purpose.TLS_CLIENT, engine));
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    check(request(read(chain, authType), Purpose.TLS_SERVER, engine));
  }

  private List<Certificate> certificates() {
    return judge.anchors().anchors().stream().map(anchor -> anchor.certificate()).toList();
  }

  private void check(TrustRequest request) throws CertificateException {
    switch (judge.judge(request)) {
      case PeerVerdict.Accepted _ -> {}
      case PeerVerdict.Refused refused ->
          throw FaultExceptions.refusal(refused.fault(), refused.report().headline());
    }
  }

  private static List<Certificate> read(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (authType == null || authType.isEmpty()) {
      throw new IllegalArgumentException("null or zero-length authentication type");
    }
    return PeerChains.ofJdk(chain);
  }

  private static TrustRequest request(
      List<Certificate> chain, Purpose purpose, @Nullable Socket socket) {
    return socket instanceof SSLSocket secure
        ? request(chain, purpose, secure.getSSLParameters(), secure.getHandshakeSession())
        : TrustRequest.of(chain, purpose);
  }

  private static TrustRequest request(
      List<Certificate> chain, Purpose purpose, @Nullable SSLEngine engine) {
    return engine == null
        ? TrustRequest.of(chain, purpose)
        : request(chain, purpose, engine.getSSLParameters(), engine.getHandshakeSession());
  }

  private static TrustRequest request(
      List<Certificate> chain,
      Purpose purpose,
      SSLParameters parameters,
      @Nullable SSLSession session) {
    String identification =
        java.util.Objects.requireNonNullElse(parameters.getEndpointIdentificationAlgorithm(), "");
    @Nullable String host = session == null ? null : session.getPeerHost();
    return new TrustRequest(
        ShownCertificates.of(chain).with(false, staples(session)),
        purpose,
        identification,
        host == null || host.isEmpty() ? List.of() : List.of(host),
        java.util.Optional.ofNullable(parameters.getAlgorithmConstraints()));
  }

  /** What came of them; whether they were asked for, the session does not say. */
  private static List<byte[]> staples(@Nullable SSLSession session) {
    try {
      return session instanceof ExtendedSSLSession extended
          ? extended.getStatusResponses()
          : List.of();
    } catch (UnsupportedOperationException absent) {
      return List.of();
    }
  }
}
