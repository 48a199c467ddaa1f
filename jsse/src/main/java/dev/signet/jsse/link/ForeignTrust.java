// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.link;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.jsse.fault.FaultExceptions;
import dev.signet.jsse.fault.JsseCode;
import dev.signet.jsse.trust.PeerChains;
import dev.signet.jsse.trust.PeerJudge.PeerNames;
import dev.signet.jsse.trust.Refusals;
import dev.signet.jsse.trust.TrustRequest;
import dev.signet.tls.PeerVerdict;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.x509.Certificate;
import dev.signet.x509.path.Purpose;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks an application's own trust manager, in the way that JSSE asks. */
final class ForeignTrust {
  private final Link link;
  private final X509TrustManager manager;

  ForeignTrust(Link link, X509TrustManager manager) {
    this.link = link;
    this.manager = manager;
  }

  /**
   * Asks.
   *
   * @param publicName whether the name is not the one that the connection has: the manager is asked
   *     about the chain alone then, and the name is compared here
   */
  PeerVerdict judge(TrustRequest request, ProtocolVersion version, boolean publicName) {
    Certificate leaf = request.chain().getFirst();
    try {
      X509Certificate[] chain = PeerChains.toJdk(request.chain());
      if (publicName) {
        manager.checkServerTrusted(chain, authType(request, version));
      } else {
        ask(request, chain, authType(request, version));
      }
      Optional<Finding> wrong = publicName ? names(request) : afterwards(request);
      if (wrong.isPresent()) {
        return Refusals.of(wrong.get());
      }
      return new PeerVerdict.Accepted(leaf.key().toPublicKey(), "");
    } catch (FindingException e) {
      return Refusals.of(e.finding());
    } catch (CertificateException | RuntimeException e) {
      link.refusedBy(e);
      return Refusals.of(
          FaultExceptions.finding(e)
              .orElseGet(() ->
                  Finding.about(JsseCode.TRUST_MANAGER_REFUSED)
                      .subject(leaf.shortText())
                      .wanted(manager.getClass().getName())
                      .found(String.valueOf(e.getMessage()))
                      .build()));
    }
  }

  private void ask(TrustRequest request, X509Certificate[] chain, String type)
      throws CertificateException {
    boolean server = request.purpose() == Purpose.TLS_SERVER;
    if (!(manager instanceof X509ExtendedTrustManager extended)) {
      if (server) {
        manager.checkServerTrusted(chain, type);
      } else {
        manager.checkClientTrusted(chain, type);
      }
      return;
    }
    switch (link.asker()) {
      case Asker.ByEngine(var engine) when server ->
          extended.checkServerTrusted(chain, type, engine);
      case Asker.ByEngine(var engine) -> extended.checkClientTrusted(chain, type, engine);
      case Asker.BySocket(var socket) when server ->
          extended.checkServerTrusted(chain, type, socket);
      case Asker.BySocket(var socket) -> extended.checkClientTrusted(chain, type, socket);
    }
  }

  /** A plain trust manager never sees the name: without this, nobody would look at it. */
  private Optional<Finding> afterwards(TrustRequest request) {
    return manager instanceof X509ExtendedTrustManager || request.identification().isEmpty()
        ? Optional.empty()
        : names(request);
  }

  private static Optional<Finding> names(TrustRequest request) {
    return PeerNames.check(request.identification(), request.names(), request.chain().getFirst());
  }

  /** JSSE's word for how the peer's key is used: in TLS 1.3 a server's is UNKNOWN. */
  private static String authType(TrustRequest request, ProtocolVersion version) {
    String algorithm = request.chain().getFirst().key().algorithm();
    if (request.purpose() != Purpose.TLS_SERVER) {
      return algorithm;
    }
    if (version == ProtocolVersion.TLS13) {
      return "UNKNOWN";
    }
    return algorithm.startsWith("RSA") ? "ECDHE_RSA" : "ECDHE_ECDSA";
  }
}
