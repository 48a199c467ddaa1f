// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's server and OkHttp. */
class JettyDropInTest extends DropInContract {
  @Override
  Server serve(SSLContext context, boolean asksClients) throws Exception {
    org.eclipse.jetty.server.Server server = new org.eclipse.jetty.server.Server();
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    tls.setNeedClientAuth(asksClients);
    ServerConnector connector = new ServerConnector(server, tls, new HttpConnectionFactory());
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Echo());
    server.start();
    return new Server() {
      @Override
      public int port() {
        return connector.getLocalPort();
      }

      @Override
      public void close() throws Exception {
        server.stop();
      }
    };
  }

  @Override
  Client client(SSLContext context) throws Exception {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .sslSocketFactory(context.getSocketFactory(), anybody())
            .retryOnConnectionFailure(false)
            .build();
    return new Client() {
      @Override
      public byte[] echo(String host, int port, byte[] body) throws Exception {
        Request request =
            new Request.Builder()
                .url("https://" + host + ":" + port + "/")
                .post(RequestBody.create(body, MediaType.get("application/octet-stream")))
                .build();
        try (Response response = http.newCall(request).execute()) {
          return response.body().bytes();
        } finally {
          http.connectionPool().evictAll();
        }
      }

      @Override
      public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
      }
    };
  }

  /** OkHttp wants to know who is trusted, to tidy chains for its own pins; the context judges. */
  private static X509TrustManager anybody() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((java.security.KeyStore) null);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new AssertionError("Java trusts nobody");
  }

  private static final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(
        org.eclipse.jetty.server.Request request,
        org.eclipse.jetty.server.Response response,
        Callback callback)
        throws Exception {
      ByteBuffer body = Content.Source.asByteBuffer(request);
      response.write(true, Objects.requireNonNull(body), callback);
      return true;
    }
  }
}
