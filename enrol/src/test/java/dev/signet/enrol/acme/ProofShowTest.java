// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.enrol.EnrolCode;
import dev.signet.explain.FindingException;
import dev.signet.testkit.TestDns;
import dev.signet.x509.der.Bytes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofShowTest {
  private static final Bytes SECRET = Bytes.of("a secret".getBytes(StandardCharsets.US_ASCII));
  private static final ProofShow.Proof HTTP = new ProofShow.Proof("a.test", "tok", "tok.print");
  private static final ProofShow.Proof DNS =
      new ProofShow.Proof("_acme-challenge.a.test", "", "digest");

  @TempDir private Path folder;

  @Test
  void aFileIsShownAsLongAsItIsAskedFor() throws Exception {
    int port = freePort();
    URI url = URI.create("http://127.0.0.1:" + port + "/.well-known/acme-challenge/tok");
    HttpProofs proofs =
        new HttpProofs(new InetSocketAddress("127.0.0.1", port), InstantSource.system());
    try (HttpClient client = HttpClient.newHttpClient()) {
      try (ProofShow.Shown _ = proofs.show(HTTP)) {
        assertThat(get(client, url).body()).isEqualTo("tok.print");
        assertThat(get(client, url.resolve("other")).statusCode()).isEqualTo(404);
      }
      assertThatThrownBy(() -> get(client, url)).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aRecordIsAddedAndTakenAway() {
    try (TestDns dns = TestDns.start()) {
      dns.takeUpdates("key.test", SECRET.toArray());
      try (ProofShow.Shown _ = updates(dns, SECRET).show(DNS)) {
        assertThat(dns.texts(DNS.name())).containsExactly("digest");
      }
      assertThat(dns.texts(DNS.name())).isEmpty();
    }
  }

  @Test
  void aDnsServerThatRefusesIsTold() {
    try (TestDns dns = TestDns.start()) {
      dns.takeUpdates("key.test", SECRET.toArray());
      DnsUpdateProofs proofs = updates(dns, Bytes.of(new byte[8]));
      assertThatThrownBy(() -> proofs.show(DNS))
          .isInstanceOfSatisfying(
              FindingException.class,
              e -> assertThat(e.finding().code()).isEqualTo(EnrolCode.PROOF_NOT_SHOWN))
          .hasMessageContaining("_acme-challenge.a.test");
    }
  }

  @Test
  void aProgramIsToldWhatToShowAndWhatToHide() throws IOException {
    Path hook = script("echo \"$@\" >>" + folder.resolve("told"));
    HookProofs proofs = new HookProofs(hook, "dns-01");
    proofs.show(DNS).close();
    assertThat(Files.readAllLines(folder.resolve("told")))
        .map(String::strip)
        .containsExactly(
            "show dns-01 _acme-challenge.a.test digest",
            "hide dns-01 _acme-challenge.a.test digest");
  }

  @Test
  void whatAProgramSaysWhenItFailsIsTold() throws IOException {
    HookProofs proofs = new HookProofs(script("echo no such zone; exit 3"), "dns-01");
    assertThatThrownBy(() -> proofs.show(DNS))
        .isInstanceOfSatisfying(
            FindingException.class,
            e -> assertThat(e.finding().found()).isEqualTo("exit code 3: no such zone"));
  }

  private Path script(String line) throws IOException {
    Path script = folder.resolve("hook");
    Files.writeString(script, "#!/bin/sh\n" + line + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private static DnsUpdateProofs updates(TestDns dns, Bytes secret) {
    return new DnsUpdateProofs(
        dns.address(), "a.test", new DnsUpdateProofs.Key("key.test", secret));
  }

  private static HttpResponse<String> get(HttpClient client, URI url) throws Exception {
    return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
