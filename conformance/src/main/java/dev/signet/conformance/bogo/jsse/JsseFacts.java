// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.jsse;

import dev.signet.conformance.bogo.engine.Facts;
import dev.signet.conformance.bogo.settings.NotImplemented;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an SSLSession tells. */
final class JsseFacts implements Facts {
  private static final Map<String, Integer> SUITES =
      Map.ofEntries(
          Map.entry("TLS_AES_128_GCM_SHA256", 0x1301),
          Map.entry("TLS_AES_256_GCM_SHA384", 0x1302),
          Map.entry("TLS_CHACHA20_POLY1305_SHA256", 0x1303),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", 0xc02b),
          Map.entry("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", 0xc02c),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", 0xc02f),
          Map.entry("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", 0xc030),
          Map.entry("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", 0xcca8),
          Map.entry("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", 0xcca9));

  private final SSLEngine engine;
  private final ExtendedSSLSession session;

  JsseFacts(SSLEngine engine) {
    this.engine = engine;
    this.session = (ExtendedSSLSession) engine.getSession();
  }

  @Override
  public int version() throws NotImplemented {
    return switch (session.getProtocol()) {
      case "TLSv1.3" -> 0x0304;
      case "TLSv1.2" -> 0x0303;
      default -> throw new NotImplemented("JSSE: " + session.getProtocol());
    };
  }

  @Override
  public int suite() {
    return SUITES.getOrDefault(session.getCipherSuite(), 0);
  }

  @Override
  public Optional<Boolean> resumption() {
    return Optional.empty();
  }

  @Override
  public String applicationProtocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol == null ? "" : protocol;
  }

  @Override
  public String serverName() {
    for (SNIServerName name : session.getRequestedServerNames()) {
      if (name instanceof SNIHostName host) {
        return host.getAsciiName();
      }
    }
    return "";
  }

  @Override
  public List<byte[]> peerChain() {
    List<byte[]> chain = new ArrayList<>();
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add(certificate.getEncoded());
      }
    } catch (SSLPeerUnverifiedException e) {
      return List.of();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
    return chain;
  }

  @Override
  public byte[] ocspResponse() {
    List<byte[]> responses = session.getStatusResponses();
    return responses.isEmpty() ? new byte[0] : responses.getFirst();
  }
}
