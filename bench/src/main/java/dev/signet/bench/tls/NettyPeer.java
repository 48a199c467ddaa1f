// SPDX-License-Identifier: Apache-2.0
package dev.signet.bench.tls;

import dev.signet.testkit.TestIdentity;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLException;

/**
 * BoringSSL behind Netty's engine (netty-tcnative). Its suites of TLS 1.3 cannot be chosen: with
 * AES instructions it takes AES-128, which is a fifth faster than the others' AES-256.
 */
final class NettyPeer implements TlsPeer {
  private final SslContext server;
  private final SslContext client;
  private final EngineKind kind = EngineKind.direct();

  NettyPeer(TlsScenario scenario, TestIdentity identity) throws SSLException {
    X509Certificate[] chain = identity.chain().toArray(new X509Certificate[0]);
    String[] groups = {scenario.hybrid() ? "X25519MLKEM768" : "X25519"};
    server = build(SslContextBuilder.forServer(identity.keys().getPrivate(), chain), groups);
    client = build(SslContextBuilder.forClient().trustManager(new TrustingManager()), groups);
  }

  private static SslContext build(SslContextBuilder builder, String[] groups) throws SSLException {
    return builder
        .sslProvider(SslProvider.OPENSSL)
        .protocols("TLSv1.3")
        .option(OpenSslContextOption.GROUPS, groups)
        .endpointIdentificationAlgorithm(null)
        .build();
  }

  @Override
  public TlsSide client() throws SSLException {
    return new EngineSide(
        client.newEngine(UnpooledByteBufAllocator.DEFAULT, "localhost", 443), kind);
  }

  @Override
  public TlsSide server() throws SSLException {
    return new EngineSide(server.newEngine(UnpooledByteBufAllocator.DEFAULT), kind);
  }
}
