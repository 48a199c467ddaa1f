// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.signet.jsse.SignetContext;
import dev.signet.jsse.SignetProvider;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every library does with a context of ours, of which it knows nothing. */
@Timeout(60)
abstract class DropInContract {
  private static final TestCa CA = TestCa.create();
  private static final String HOST = "localhost";
  private static final int BIG = 8 << 20;
  private static final String SMALL = "hello";

  @TempDir private Path folder;

  /** A server that gives back what it gets, one request to a connection. */
  abstract Server serve(SSLContext context, boolean asksClients) throws Exception;

  /** A client. */
  abstract Client client(SSLContext context) throws Exception;

  interface Server extends AutoCloseable {
    int port();
  }

  interface Client extends AutoCloseable {
    /** Sends something over a new connection, and gives back what came. */
    byte[] echo(String host, int port, byte[] body) throws Exception;
  }

  @BeforeEach
  void write() throws IOException {
    write("server", CA.server(HOST));
    write("other", CA.server("other.example"));
    write("client", CA.client("Alice"));
    Files.writeString(file("ca.pem"), CA.root().pem());
    Files.writeString(file("stranger.pem"), CA.draft("CN=Stranger").authority().selfSigned().pem());
  }

  @Test
  void aRequestComesBack() throws Exception {
    try (Server server = serve(server("server"), false);
        Client client = client(trusting("ca.pem").toSslContext())) {
      assertThat(say(client, HOST, server.port())).isEqualTo(SMALL);
    }
  }

  @Test
  void aBigTransferComesBackWhole() throws Exception {
    byte[] body = new byte[big()];
    new Random(1).nextBytes(body);
    try (Server server = serve(server("server"), false);
        Client client = client(trusting("ca.pem").toSslContext())) {
      assertThat(client.echo(HOST, server.port(), body)).isEqualTo(body);
    }
  }

  @Test
  void aClientWithACertificateComesInAndOneWithoutDoesNot() throws Exception {
    SSLContext known =
        trusting("ca.pem").key(file("client.pem"), file("client.key")).toSslContext();
    try (Server server = serve(server("server"), true);
        Client alice = client(known);
        Client nobody = client(trusting("ca.pem").toSslContext())) {
      assertThat(say(alice, HOST, server.port())).isEqualTo(SMALL);
      assertThatThrownBy(() -> say(nobody, HOST, server.port())).isInstanceOf(Exception.class);
      assertThat(say(alice, HOST, server.port())).isEqualTo(SMALL);
    }
  }

  @Test
  void theSecondConnectionResumesTheFirst() throws Exception {
    try (Server server = serve(server("server"), false);
        WireTap tap = new WireTap(server.port());
        Client client = client(trusting("ca.pem").toSslContext())) {
      say(client, HOST, tap.port());
      say(client, HOST, tap.port());
      // Some open more than one connection for a call.
      assertThat(tap.resumed()).startsWith(false).contains(true);
    }
  }

  @Test
  void aServerOfAnotherNameIsRefused() throws Exception {
    try (Server server = serve(server("other"), false);
        Client client = client(trusting("ca.pem").toSslContext())) {
      Throwable thrown = catchThrowable(() -> say(client, HOST, server.port()));
      assertThat(codeOf(thrown)).isEqualTo("certificate-name-mismatch");
    }
  }

  @Test
  void aServerOfAnUnknownAuthorityIsRefused() throws Exception {
    try (Server server = serve(server("server"), false);
        Client client = client(trusting("stranger.pem").toSslContext())) {
      Throwable thrown = catchThrowable(() -> say(client, HOST, server.port()));
      assertThat(codeOf(thrown)).isIn("root-untrusted", "issuer-unknown");
    }
  }

  @Test
  void whatIsClosedIsClosedOnBothSides() throws Exception {
    try (Server server = serve(server("server"), false);
        WireTap tap = new WireTap(server.port())) {
      try (Client client = client(trusting("ca.pem").toSslContext())) {
        say(client, HOST, tap.port());
      }
      assertThat(tap.allEnded()).isTrue();
    }
  }

  /** The finding's code, from what the library throws. */
  String codeOf(Throwable thrown) {
    return SignetProvider.finding(thrown).orElseThrow(() -> new AssertionError(thrown)).code().id();
  }

  /** How much the library can take at once. */
  int big() {
    return BIG;
  }

  private static String say(Client client, String host, int port) throws Exception {
    return new String(client.echo(host, port, SMALL.getBytes()));
  }

  private SSLContext server(String name) {
    return trusting("ca.pem").key(file(name + ".pem"), file(name + ".key")).toSslContext();
  }

  private SignetContext trusting(String authorities) {
    return new SignetContext().trust(file(authorities));
  }

  private void write(String name, TestIdentity identity) throws IOException {
    Files.writeString(file(name + ".pem"), identity.chainPem());
    Files.writeString(file(name + ".key"), identity.keyPem());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
