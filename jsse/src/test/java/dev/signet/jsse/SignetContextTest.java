// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.explain.FindingException;
import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestCa;
import dev.signet.testkit.TestIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contexts from files, and each way in which the files can be wrong. */
class SignetContextTest {
  private static final TestCa CA = TestCa.create();

  @TempDir private Path folder;
  private TestIdentity identity;
  private Path chain;
  private Path key;
  private Path authorities;

  @BeforeEach
  void write() throws IOException {
    identity = CA.server(TestParty.HOST);
    chain = file("fullchain.pem", identity.chainPem());
    key = file("privkey.pem", identity.keyPem());
    authorities = file("ca.pem", CA.root().pem());
  }

  @Test
  void aServerAndAClientFromFiles() throws Exception {
    EnginePair pair =
        EnginePair.of(SignetContext.trusting(authorities), SignetContext.server(chain, key))
            .handshake();
    assertThat(EnginePair.transfer(pair.client(), pair.server(), "hello")).isEqualTo("hello");
  }

  @Test
  void bothSidesShowCertificatesFromFiles() throws Exception {
    TestIdentity alice = CA.client("alice");
    Path aliceChain = file("alice.pem", alice.chainPem() + alice.keyPem());
    SSLContext client =
        new SignetContext().key(aliceChain, aliceChain).trust(authorities).toSslContext();
    SSLContext server = new SignetContext().key(chain, key).trust(authorities).toSslContext();
    EnginePair pair = EnginePair.of(client, server);
    pair.server().setNeedClientAuth(true);
    pair.handshake();
    assertThat(pair.server().getSession().getPeerPrincipal().getName()).isEqualTo("CN=alice");
  }

  @Test
  void aPinnedKeyIsLetInAndAnotherIsNot() throws Exception {
    SSLContext server = SignetContext.server(chain, key);
    SSLContext right =
        new SignetContext().trust(authorities).pin("sha256/" + pin(identity)).toSslContext();
    EnginePair.of(right, server).handshake();
    SSLContext wrong =
        new SignetContext().trust(authorities).pin(pin(CA.server("other"))).toSslContext();
    assertThatThrownBy(() -> EnginePair.of(wrong, server).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("pin-unmatched");
    assertThatThrownBy(() -> new SignetContext().pin("c2hvcnQ="))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHostsOwnPinsGoBeforeThoseOfAllAndTheBackupCountsToo() throws Exception {
    SSLContext server = SignetContext.server(chain, key);
    String right = pin(identity);
    String other = pin(CA.server("other"));
    String third = pin(CA.server("third"));
    EnginePair.of(
            new SignetContext().trust(authorities).pin("localhost", other, right).toSslContext(),
            server)
        .handshake();
    EnginePair.of(
            new SignetContext()
                .trust(authorities)
                .pin(other)
                .pin("LOCALHOST", right, third)
                .toSslContext(),
            server)
        .handshake();
    EnginePair.of(
            new SignetContext().trust(authorities).pin("far.example", other, third).toSslContext(),
            server)
        .handshake();
  }

  @Test
  void aPinFailureShowsTheKeysThatWereSeenAndWhoseTheyAre() throws Exception {
    SSLContext server = SignetContext.server(chain, key);
    String other = pin(CA.server("other"));
    String third = pin(CA.server("third"));
    SSLContext wrong =
        new SignetContext().trust(authorities).pin("localhost", other, third).toSslContext();
    assertThatThrownBy(() -> EnginePair.of(wrong, server).handshake())
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageStartingWith("pin-unmatched")
        .hasMessageContaining("sha256/" + other)
        .hasMessageContaining("sha256/" + pin(identity) + " (")
        .hasMessageContaining("sha256/" + pin(CA.intermediate()) + " (")
        .hasMessageContaining("sha256/" + pin(CA.root()) + " (");
  }

  @Test
  void aHostWithoutABackupPinIsRefusedAtOnce() throws Exception {
    String pin = pin(identity);
    assertThatThrownBy(() -> new SignetContext().pin("localhost", pin, "sha256/" + pin))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SignetContext().pin("no host!", pin, pin(CA.root())))
        .isInstanceOf(FindingException.class);
  }

  @Test
  void aFileWithoutKeySaysSo() {
    refused(() -> SignetContext.server(chain, chain), "private-key-missing")
        .hasMessageContaining("fullchain.pem");
  }

  @Test
  void aFileWithoutCertificateSaysSo() {
    refused(() -> SignetContext.server(key, key), "pem-block-missing");
  }

  @Test
  void aKeyOfAnotherCertificateSaysSo() throws IOException {
    Path other = file("other.pem", CA.server(TestParty.HOST).keyPem());
    refused(() -> SignetContext.server(chain, other), "private-key-foreign");
    Path ed25519 =
        file(
            "ed25519.pem",
            CA.serverDraft("x").key(KeyType.ED25519).issuedBy(CA.intermediate()).keyPem());
    refused(() -> SignetContext.server(chain, ed25519), "private-key-foreign");
  }

  @Test
  void aChainOutOfOrderSaysSo() throws IOException {
    Path turned = file("turned.pem", CA.intermediate().pem() + identity.pem());
    refused(() -> SignetContext.server(turned, key), "chain-unordered");
    Path gap = file("gap.pem", identity.pem() + CA.root().pem());
    refused(() -> SignetContext.server(gap, key), "chain-unordered");
  }

  @Test
  void anEncryptedKeySaysSo() throws IOException {
    String encrypted = identity.keyPem().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    Path file = file("encrypted.pem", encrypted);
    refused(() -> SignetContext.server(chain, file), "private-key-encrypted");
  }

  @Test
  void aFileThatIsNotThereSaysSo() {
    refused(() -> SignetContext.server(folder.resolve("none.pem"), key), "store-unreadable")
        .hasMessageContaining("none.pem");
    refused(() -> SignetContext.trusting(folder.resolve("none.pem")), "store-unreadable");
  }

  private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call, String code) {
    return assertThatThrownBy(call)
        .isInstanceOf(FindingException.class)
        .satisfies(thrown ->
            assertThat(((FindingException) thrown).finding().code().id()).isEqualTo(code));
  }

  private static String pin(TestIdentity identity) throws Exception {
    byte[] key = identity.certificate().getPublicKey().getEncoded();
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
