// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.cli.config.Listeners.TlsProvider;
import dev.signet.cli.config.UpstreamSetting;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that is trusted all the same, by either provider's TLS. */
class UpstreamPinsTest {
  private static final TestCa CA = TestCa.create();
  private static final TestIdentity APPLICATION = CA.server("localhost");
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  @TempDir Path folder;
  private SSLServerSocket server;

  @BeforeEach
  void serve() throws Exception {
    KeyStore keys = KeyStore.getInstance("JKS");
    keys.load(null, null);
    keys.setCertificateEntry("root", CA.root().certificate());
    Path roots = folder.resolve("roots.jks");
    try (OutputStream out = Files.newOutputStream(roots)) {
      keys.store(out, PASSWORD);
    }
    System.setProperty(TRUST_STORE, roots.toString());
    keys.setKeyEntry(
        "key",
        APPLICATION.keys().getPrivate(),
        PASSWORD,
        APPLICATION.chain().toArray(new java.security.cert.Certificate[0]));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(factory.getKeyManagers(), null, null);
    server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
  }

  @AfterEach
  void stop() throws IOException {
    System.clearProperty(TRUST_STORE);
    server.close();
  }

  private void answer() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write('!');
      } catch (IOException refusedOrClosed) {
        // The test looks at the client's side.
      }
    }
  }

  private static String pin(TestIdentity identity) throws Exception {
    byte[] key = identity.certificate().getPublicKey().getEncoded();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
    return "sha256/" + Base64.getEncoder().encodeToString(hash);
  }

  private int firstByte(TlsProvider provider, String... pins) throws IOException {
    UpstreamSetting setting = new UpstreamSetting("localhost", List.of(pins));
    SSLContext context = new UpstreamTls(provider, List.of(setting)).context();
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("localhost", server.getLocalPort())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      return socket.getInputStream().read();
    }
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void aPinnedKeyIsLetInAlsoByTheBackup(TlsProvider provider) throws Exception {
    String other = pin(CA.server("other"));
    assertThat(firstByte(provider, pin(APPLICATION), other)).isEqualTo('!');
    assertThat(firstByte(provider, other, pin(CA.intermediate()))).isEqualTo('!');
  }

  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void anotherKeyIsNotAndThePinsThatWereSeenAreTold(TlsProvider provider) throws Exception {
    String other = pin(CA.server("other"));
    String third = pin(CA.server("third"));
    String seen = pin(APPLICATION);
    assertThatThrownBy(() -> firstByte(provider, other, third))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("pin-unmatched")
        .hasMessageContaining(seen);
  }
}
