// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** BoringSSL behind Netty's engine. */
final class NettyEnd implements JavaEnd {
  private final Plan plan;
  private final SslContext client;
  private final SslContext server;

  NettyEnd(Plan plan) throws IOException {
    this.plan = plan;
    Workspace files = plan.files();
    Cell cell = plan.cell();
    SslContextBuilder ofClient =
        SslContextBuilder.forClient()
            .trustManager(files.trustedByClientFile(cell).toFile())
            .endpointIdentificationAlgorithm("HTTPS");
    if (cell.asksClient()) {
      Workspace.KeyFiles key = files.clientFiles(cell);
      ofClient.keyManager(key.chain().toFile(), key.key().toFile());
    }
    Workspace.KeyFiles key = files.serverFiles(cell);
    SslContextBuilder ofServer =
        SslContextBuilder.forServer(key.chain().toFile(), key.key().toFile())
            .trustManager(files.file("ca.pem").toFile())
            .clientAuth(cell.asksClient() ? ClientAuth.REQUIRE : ClientAuth.NONE);
    client = build(ofClient, "X25519", "P-384");
    server = build(ofServer, "P-384");
  }

  private SslContext build(SslContextBuilder builder, String... whenRetried) throws IOException {
    Cell cell = plan.cell();
    builder
        .sslProvider(SslProvider.OPENSSL)
        .protocols(cell.version().label())
        .enableOcsp(cell.is(Feature.STAPLE));
    if (cell.is(Feature.ALPN)) {
      builder.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              Protocol.ALPN,
              SelectorFailureBehavior.NO_ADVERTISE,
              SelectedListenerFailureBehavior.ACCEPT,
              Plan.PROTOCOL));
    }
    if (cell.is(Feature.RETRY)) {
      builder.option(OpenSslContextOption.GROUPS, whenRetried);
    }
    if (cell.is(Feature.HYBRID)) {
      builder.option(OpenSslContextOption.GROUPS, new String[] {"X25519MLKEM768"});
    }
    return builder.build();
  }

  @Override
  public SSLEngine client(int port) {
    return client.newEngine(UnpooledByteBufAllocator.DEFAULT, Workspace.HOST, port);
  }

  @Override
  public SSLEngine server() {
    SSLEngine engine = server.newEngine(UnpooledByteBufAllocator.DEFAULT);
    if (plan.cell().is(Feature.STAPLE) && engine instanceof ReferenceCountedOpenSslEngine boring) {
      boring.setOcspResponse(plan.files().staple());
    }
    return engine;
  }

  @Override
  public String facts(SSLEngine engine) {
    SSLSession session = engine.getSession();
    return "version=%s alpn=%s peer=%s staple=%d"
        .formatted(
            session.getProtocol(), engine.getApplicationProtocol(), peer(session), staple(engine));
  }

  private static String peer(SSLSession session) {
    try {
      return ((X509Certificate) session.getPeerCertificates()[0])
          .getSubjectX500Principal()
          .getName();
    } catch (SSLPeerUnverifiedException nobody) {
      return "";
    }
  }

  private int staple(SSLEngine engine) {
    if (!plan.cell().is(Feature.STAPLE)
        || !engine.getUseClientMode()
        || !(engine instanceof ReferenceCountedOpenSslEngine boring)) {
      return 0;
    }
    byte @Nullable [] response = boring.getOcspResponse();
    return response == null ? 0 : response.length;
  }
}
