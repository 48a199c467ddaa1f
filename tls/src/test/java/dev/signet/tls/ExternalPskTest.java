// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Resumption;
import dev.signet.tls.ExternalPsks.Use;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.session.PreSharedKey;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that were agreed on outside of TLS (RFC 9846, 4.2.11; RFC 9258), both sides ours. */
class ExternalPskTest {
  private static final Credential P256 = TestSides.credential(KeyType.P256);
  private static final ExternalPsk KEY = imported("device 7", 1);
  private static final ExternalPsk OTHER = imported("device 8", 2);

  @ParameterizedTest
  @EnumSource(
      value = CipherSuite.class,
      names = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"})
  void aKeyStandsForCertificatesWithSuitesOfEitherHash(CipherSuite suite) throws TlsFault {
    ClientConfig client = client(Use.REQUIRED, OTHER, KEY);
    EnginePair pair =
        connect(
            client.withParameters(client.parameters().withSuites(List.of(suite))), keysOnly(KEY));
    assertKnown(pair, KEY);
    assertThat(pair.client.facts().protocol().suite()).isEqualTo(suite);
  }

  @Test
  void bothHashesAreOfferedUntilTheServerChooses() throws TlsFault {
    assertKnown(connect(client(Use.REQUIRED, KEY), keysOnly(OTHER, KEY)), KEY);
  }

  @Test
  void aKeyMayBeUsedAsItIs() throws TlsFault {
    ExternalPsk plain = ExternalPsk.plain(name("plain"), key(3), HashAlgorithm.SHA256);
    assertKnown(connect(client(Use.REQUIRED, plain), keysOnly(plain)), plain);
  }

  @Test
  void aSecondHelloProvesTheKeyAgain() throws TlsFault {
    ServerConfig server = keysOnly(KEY);
    EnginePair pair =
        connect(
            client(Use.REQUIRED, KEY),
            server.withParameters(server.parameters().withGroups(List.of(NamedGroup.SECP384R1))));
    assertKnown(pair, KEY);
    assertThat(pair.client.facts().protocol().group()).contains(NamedGroup.SECP384R1);
  }

  @Test
  void aConnectionThatBeganWithAKeyGoesOnByATicket() throws TlsFault {
    TestSessions kept = new TestSessions();
    ClientConfig client = client(Use.REQUIRED, KEY).withSessions(kept);
    ServerConfig server = keysOnly(KEY).withSessions(TestTickets.sessions());
    connect(client, server);
    EnginePair second = connect(client, server);
    assertThat(second.client.facts().protocol().resumption()).isEqualTo(Resumption.RESUMED);
    assertThat(second.client.facts().peer().identity()).isEqualTo(KEY);
  }

  @Test
  void anotherKeyUnderTheSameNameIsRefused() {
    TlsFault fault = fault(client(Use.REQUIRED, imported("device 7", 9)), keysOnly(KEY));
    assertThat(fault.code()).isEqualTo(PeerMisbehaved.BINDER_WRONG);
  }

  @Test
  void aServerOfKeysRefusesWhoHasNone() {
    assertThat(fault(client(Use.REQUIRED, OTHER), keysOnly(KEY)).code())
        .isEqualTo(PeerIncompatible.PSK_UNMATCHED);
    assertThat(fault(TestSides.client(), keysOnly(KEY)).code())
        .isEqualTo(PeerIncompatible.PSK_UNMATCHED);
  }

  @Test
  void anotherContextIsAnotherKey() {
    ExternalPsk moved =
        ExternalPsk.imported(name("device 7"), key(1), name("elsewhere"), HashAlgorithm.SHA256);
    assertThat(fault(client(Use.REQUIRED, moved), keysOnly(KEY)).code())
        .isEqualTo(PeerIncompatible.PSK_UNMATCHED);
  }

  @Test
  void aClientOfKeysRefusesACertificate() {
    assertThat(fault(client(Use.REQUIRED, KEY), TestSides.server(P256)).code())
        .isEqualTo(PeerMisbehaved.EXTENSION_MISSING);
    ServerConfig old = TestSides.server(P256);
    assertThat(
            fault(
                    client(Use.REQUIRED, KEY),
                    old.withParameters(old.parameters().withVersions(ProtocolVersion.TLS12)))
                .code())
        .isEqualTo(PeerIncompatible.VERSION_UNMATCHED);
  }

  @Test
  void theServersPreferenceDecidesBetweenKeyAndCertificate() throws TlsFault {
    ClientConfig client = client(Use.PREFERRED, KEY);
    ServerConfig both = TestSides.server(P256);
    assertKnown(connect(client, both.withPsks(keys(Use.PREFERRED, KEY))), KEY);
    EnginePair fallback = connect(client, both.withPsks(keys(Use.FALLBACK, KEY)));
    assertThat(fallback.client.facts().peer().chain()).isEqualTo(P256.chain());
    EnginePair unknown = connect(client, both.withPsks(keys(Use.PREFERRED, OTHER)));
    assertThat(unknown.client.facts().peer().chain()).isEqualTo(P256.chain());
  }

  @Test
  void eachHashGetsAKeyOfItsOwn() {
    PreSharedKey first = imported(HashAlgorithm.SHA256);
    PreSharedKey second = imported(HashAlgorithm.SHA384);
    assertThat(first.origin()).isEqualTo(PskOrigin.IMPORTED);
    assertThat(first.secret()).hasSize(32).isNotEqualTo(key(1));
    assertThat(second.secret()).hasSize(48);
    assertThat(Arrays.copyOf(second.secret(), 32)).isNotEqualTo(first.secret());
    // RFC 9258, 5.1: the name, the context, TLS 1.3, HKDF_SHA256.
    assertThat(first.identity().hex())
        .isEqualTo("00086465766963652037" + "00036c6162" + "03040001");
    assertThat(second.identity().hex()).endsWith("03040002");
  }

  @Test
  void aPasswordIsNoKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ExternalPsk.plain(
                name("x"), "secret".getBytes(StandardCharsets.US_ASCII), HashAlgorithm.SHA256));
  }

  private static PreSharedKey imported(HashAlgorithm hash) {
    Optional<PreSharedKey> key = KEY.keyFor(hash, TestSides.PRIMITIVES);
    return key.orElseThrow();
  }

  private static void assertKnown(EnginePair pair, ExternalPsk key) throws TlsFault {
    assertThat(pair.client.facts().peer().identity()).isEqualTo(key);
    assertThat(pair.server.facts().peer().identity()).isEqualTo(key);
    assertThat(pair.client.facts().peer().chain()).isEmpty();
    assertThat(pair.server.facts().protocol().resumption()).isEqualTo(Resumption.NONE);
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }

  private static EnginePair connect(ClientConfig client, ServerConfig server) throws TlsFault {
    return new EnginePair(client, server, "localhost").run();
  }

  private static TlsFault fault(ClientConfig client, ServerConfig server) {
    return catchThrowableOfType(TlsFault.class, () -> connect(client, server));
  }

  private static ClientConfig client(Use use, ExternalPsk... known) {
    return TestSides.client().withPsks(keys(use, known));
  }

  private static ServerConfig keysOnly(ExternalPsk... known) {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(), List.of(), new ClientAuthentication.None(), Bytes.EMPTY);
    return ServerConfig.of(CredentialSelector.always(choice)).withPsks(keys(Use.REQUIRED, known));
  }

  private static ExternalPsks keys(Use use, ExternalPsk... known) {
    return new ExternalPsks(List.of(known), use);
  }

  private static ExternalPsk imported(String name, int fill) {
    return ExternalPsk.imported(name(name), key(fill), name("lab"), HashAlgorithm.SHA256);
  }

  private static Bytes name(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
