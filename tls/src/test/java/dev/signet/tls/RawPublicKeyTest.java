// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.testkit.TestIdentity;
import dev.signet.tls.crypto.SubjectPublicKeyInfo;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.ExtensionTypes;
import dev.signet.tls.extension.ServerCertificateTypes;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.InvalidMessage;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Public keys without certificates (RFC 7250), both of our sides with each other. */
class RawPublicKeyTest {
  private static final TestIdentity SERVER = TestSides.CA.server("localhost");
  private static final TestIdentity CLIENT = TestSides.CA.client("alice");
  private static final Credential SERVER_KEY = bare(SERVER);
  private static final Credential CLIENT_KEY = bare(CLIENT);

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void aServerShowsAKeyThatTheClientKnows(ProtocolVersion version) throws TlsFault {
    EnginePair pair = new EnginePair(client(SERVER_KEY, version), server(SERVER_KEY), "a").run();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    ConnectionFacts.Shown shown = pair.client.facts().peer();
    assertThat(shown.kind()).isEqualTo(CertificateKind.RAW_PUBLIC_KEY);
    assertThat(shown.chain()).isEqualTo(SERVER_KEY.chain());
    assertThat(shown.identity()).isEqualTo(SERVER_KEY.chain().getFirst());
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void bothSidesShowKeysAndTheServerKnowsItsClientWhenItComesBack(ProtocolVersion version)
      throws TlsFault {
    ServerConfig server =
        asking(SERVER_KEY, new PinnedKeys(Set.of(first(CLIENT_KEY))))
            .withSessions(TestTickets.sessions());
    ClientConfig client =
        client(SERVER_KEY, version)
            .withCredentials(ClientCredentials.of(CLIENT_KEY))
            .withSessions(new SessionMemory(java.time.InstantSource.system()));
    new EnginePair(client, server, "a").run();
    EnginePair again = new EnginePair(client, server, "a").run();
    assertThat(again.server.facts().protocol().resumption())
        .isEqualTo(ConnectionFacts.Resumption.RESUMED);
    assertThat(again.server.facts().peer().kind()).isEqualTo(CertificateKind.RAW_PUBLIC_KEY);
    assertThat(again.server.facts().peer().chain()).isEqualTo(CLIENT_KEY.chain());
    assertThat(again.client.facts().peer().kind()).isEqualTo(CertificateKind.RAW_PUBLIC_KEY);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void ofTwoCredentialsTheOneIsShownThatTheClientTakes(ProtocolVersion version) throws TlsFault {
    Credential chain = TestSides.credential(SERVER);
    ServerConfig server = server(SERVER_KEY, chain);
    ClientConfig x509 = TestSides.client();
    x509 = x509.withParameters(x509.parameters().withVersions(version));
    assertThat(shown(new EnginePair(x509, server, "a"))).isEqualTo(chain.chain());
    assertThat(shown(new EnginePair(client(SERVER_KEY, version), server, "a")))
        .isEqualTo(SERVER_KEY.chain());
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void aKeyThatIsNotKnownIsRefused(ProtocolVersion version) {
    assertRefused(
        new EnginePair(client(CLIENT_KEY, version), server(SERVER_KEY), "a"),
        CertificateFault.CERTIFICATE_REFUSED);
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void withoutAKindInCommonTheReasonIsNamed(ProtocolVersion version) {
    assertRefused(
        new EnginePair(client(SERVER_KEY, version), server(TestSides.credential(SERVER)), "a"),
        PeerIncompatible.CREDENTIAL_KIND_UNMATCHED);
    assertRefused(
        new EnginePair(
            client(SERVER_KEY, version),
            asking(SERVER_KEY, new PinnedKeys(Set.of(first(CLIENT_KEY)))),
            "a"),
        PeerIncompatible.CERTIFICATE_KIND_UNMATCHED);
  }

  @Test
  void aServerThatDoesNotKnowTheExtensionIsRefusedByWhoTakesKeysAlone() throws TlsFault {
    ServerConfig server = server(TestSides.credential(SERVER));
    EnginePair pair = new EnginePair(client(SERVER_KEY, ProtocolVersion.TLS12), server, "a");
    pair.client.start();
    ClientHello hello = Wires.clientHello(EnginePair.drain(pair.client));
    ExtensionBlock less = Wires.without(hello, ExtensionTypes.SERVER_CERTIFICATE_TYPE);
    EnginePair.feed(Wires.record(Wires.with(hello, less)), pair.server);
    assertThatThrownBy(() -> EnginePair.move(pair.server, pair.client))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault ->
                assertThat(fault.code()).isEqualTo(PeerIncompatible.CERTIFICATE_KIND_UNMATCHED));
  }

  @Test
  void aListThatSaysNothingIsRefused() throws TlsFault {
    for (Bytes kinds : List.of(Bytes.EMPTY, Bytes.of(new byte[] {0}))) {
      EnginePair pair = new EnginePair(TestSides.client(), server(SERVER_KEY), "a");
      pair.client.start();
      ClientHello hello = Wires.clientHello(EnginePair.drain(pair.client));
      ExtensionBlock.Builder more = ExtensionBlock.builder().add(new ServerCertificateTypes(kinds));
      hello.extensions().all().forEach(more::add);
      byte[] record = Wires.record(Wires.with(hello, more.build()));
      assertThatThrownBy(() -> EnginePair.feed(record, pair.server))
          .isInstanceOfSatisfying(
              TlsFault.class,
              fault ->
                  assertThat(fault.code()).isEqualTo(PeerMisbehaved.CERTIFICATE_KINDS_POINTLESS));
    }
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void aCertificateInPlaceOfAKeyIsRefused(ProtocolVersion version) {
    Credential wrong =
        Credential.rawPublicKey(
            TestSides.credential(SERVER).chain().getFirst(), SERVER_KEY.signer());
    assertRefused(
        new EnginePair(client(SERVER_KEY, version), server(wrong), "a"),
        InvalidMessage.RAW_PUBLIC_KEY_MALFORMED);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void everyKindOfKeyIsRead(KeyType type) throws TlsFault {
    TestIdentity identity =
        TestSides.CA.serverDraft("localhost").key(type).issuedBy(TestSides.CA.intermediate());
    assertThat(SubjectPublicKeyInfo.read(first(bare(identity))))
        .isEqualTo(identity.certificate().getPublicKey());
  }

  @Test
  void anyOtherFormIsNoKey() {
    byte[] key = first(SERVER_KEY).toArray();
    for (int length = 0; length < key.length; length++) {
      Bytes cut = Bytes.wrap(key, 0, length);
      assertThatThrownBy(() -> SubjectPublicKeyInfo.requireForm(cut)).isInstanceOf(TlsFault.class);
    }
    byte[] longer = java.util.Arrays.copyOf(key, key.length + 1);
    assertThatThrownBy(() -> SubjectPublicKeyInfo.requireForm(Bytes.wrap(longer)))
        .isInstanceOf(TlsFault.class);
    Bytes longForm = Bytes.fromHex("3081063003060100" + "030100");
    assertThatThrownBy(() -> SubjectPublicKeyInfo.requireForm(longForm))
        .isInstanceOf(TlsFault.class);
  }

  @Test
  void anAlgorithmWithoutSignaturesIsNamed() {
    Bytes x25519 = Bytes.fromHex("302a300506032b656e032100" + "09".repeat(32));
    assertThatThrownBy(() -> SubjectPublicKeyInfo.read(x25519))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerIncompatible.PUBLIC_KEY_UNKNOWN));
  }

  private static Credential bare(TestIdentity identity) {
    Bytes key = Bytes.of(identity.certificate().getPublicKey().getEncoded());
    return Credential.rawPublicKey(key, TestSides.credential(identity).signer());
  }

  private static Bytes first(Credential credential) {
    return credential.chain().getFirst();
  }

  private static ClientConfig client(Credential known, ProtocolVersion version) {
    ClientConfig config = ClientConfig.of(new PinnedKeys(Set.of(first(known))));
    return config
        .withParameters(config.parameters().withVersions(version))
        .withPolicy(
            ClientPolicy.STANDARD.withCertificateWishes(
                CertificateWishes.PLAIN.withKinds(CertificateKind.RAW_PUBLIC_KEY)));
  }

  private static ServerConfig server(Credential... credentials) {
    return ServerConfig.of(
        CredentialSelector.always(
            new CredentialChoice.Chosen(
                List.of(credentials), List.of(), new ClientAuthentication.None(), Bytes.EMPTY)));
  }

  private static ServerConfig asking(Credential credential, PeerVerifier verifier) {
    ClientAuthentication asked =
        new ClientAuthentication.Asked(
            true,
            verifier,
            List.of(),
            CertificateWishes.PLAIN.withKinds(CertificateKind.RAW_PUBLIC_KEY));
    return ServerConfig.of(
        CredentialSelector.always(
            new CredentialChoice.Chosen(List.of(credential), List.of(), asked, Bytes.EMPTY)));
  }

  private static List<Bytes> shown(EnginePair pair) throws TlsFault {
    return pair.run().client.facts().peer().chain();
  }

  private static void assertRefused(EnginePair pair, FaultCode code) {
    assertThatThrownBy(pair::run)
        .isInstanceOfSatisfying(TlsFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
