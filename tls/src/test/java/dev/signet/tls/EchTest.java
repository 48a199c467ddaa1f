// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ech.EchConfigList;
import dev.signet.tls.ech.EchKey;
import dev.signet.tls.ech.EchKeys;
import dev.signet.tls.ech.EchProfile;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.extension.EchOuter;
import dev.signet.tls.extension.ServerName;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.FaultCode;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Encrypted Client Hello (RFC 9849), both of our sides with each other. */
class EchTest {
  private static final String SECRET = "secret.example";
  private static final String PUBLIC = "public.example";
  private static final Credential CREDENTIAL = TestSides.credential(KeyType.P256);
  private static final EchKey KEY = key(1);
  private static final EchKey OTHER = key(2);

  private final Source source = new Source(configs(KEY));

  @Test
  void aKeyIsMadeServedAndConnectedTo() throws TlsFault {
    SecureRandom random = new SecureRandom();
    int identifier = EchKeys.none().freshIdentifier(random);
    EchKey key = EchKey.generate(identifier, EchProfile.of(PUBLIC), TestSides.PRIMITIVES, random);
    // As DNS carries it to the client.
    EchConfigList published = EchConfigList.of(key.published());
    ServerConfig server = TestSides.server(CREDENTIAL).withEch(EchKeys.of(List.of(key)));
    ClientConfig client = TestSides.client().withEch(EchSource.always(published));

    EnginePair pair = new EnginePair(client, server, SECRET).run();

    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
    assertThat(pair.server.facts().names()).isEqualTo(pair.client.facts().names());
    assertThat(pair.server.facts().names().serverName()).isEqualTo(SECRET);
  }

  @Test
  void nobodyBetweenSeesTheName() throws TlsFault {
    TlsEngine client = TlsEngine.client(client(), SECRET, 443);
    client.start();
    byte[] record = EnginePair.drain(client);
    ClientHello hello = Wires.clientHello(record);

    assertThat(new String(record, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThat(hello.extensions().find(ServerName.class)).hasToString(name(PUBLIC).toString());
    assertThat(hello.extensions().find(EchOuter.class)).isNotNull();
  }

  @Test
  void namesOfAnyLengthUpToTheLongestLookTheSame() throws TlsFault {
    List<Integer> lengths = new ArrayList<>();
    for (String name : List.of("", "a.example", "x".repeat(50) + ".example")) {
      TlsEngine client = TlsEngine.client(client(), name, 443);
      client.start();
      lengths.add(EnginePair.drain(client).length);
    }
    assertThat(lengths).containsOnly(lengths.getFirst());
  }

  @Test
  void aSecondHelloIsEncryptedToo() throws TlsFault {
    EnginePair pair = new EnginePair(retried(client()), preferring384(server(KEY)), SECRET).run();

    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
    assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
    assertThat(pair.server.facts().names().serverName()).isEqualTo(SECRET);
    assertThat(pair.server.facts().protocol().group()).contains(NamedGroup.SECP384R1);
  }

  @Test
  void aServerWithOtherKeysAnswersForItsPublicNameAndSaysWhatToUse() {
    assertRefused(() -> new EnginePair(client(), server(OTHER), SECRET).run());

    assertThat(source.replaced).containsExactly(SECRET);
    assertThat(source.replacement.map(EchConfigList::encoded)).contains(OTHER.published());
    assertThat(source.verifiedNames).containsExactly(PUBLIC);
  }

  @Test
  void withWhatTheServerSaidTheNextConnectionIsEncrypted() throws TlsFault {
    assertRefused(() -> new EnginePair(client(), server(OTHER), SECRET).run());
    EchConfigList replacement = source.replacement.orElseThrow();
    ClientConfig again = client().withEch(EchSource.always(replacement));

    EnginePair pair = new EnginePair(again, server(OTHER), SECRET).run();

    assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
  }

  @Test
  void aServerWithOtherKeysMayAskForAnotherHelloFirst() {
    assertRefused(
        () -> new EnginePair(retried(client()), preferring384(server(OTHER)), SECRET).run());
    assertThat(source.replacement.map(EchConfigList::encoded)).contains(OTHER.published());
  }

  @Test
  void aServerWithoutKeysTurnsItOff() {
    assertRefused(() -> new EnginePair(client(), TestSides.server(CREDENTIAL), SECRET).run());
    assertThat(source.replaced).containsExactly(SECRET);
    assertThat(source.replacement).isEmpty();
  }

  @Test
  void aServerOfTls12TurnsItOff() {
    ServerConfig old = TestSides.server(CREDENTIAL);
    ServerConfig tls12 = old.withParameters(old.parameters().withVersions(ProtocolVersion.TLS12));
    assertRefused(() -> new EnginePair(client(), tls12, SECRET).run());
    assertThat(source.replacement).isEmpty();
    assertThat(source.verifiedNames).containsExactly(PUBLIC);
  }

  @Test
  void whoseCertificateIsRefusedIsNotBelieved() {
    ClientConfig strict =
        new ClientConfig(
            client().parameters(),
            client().environment(),
            peer -> {
              throw new IllegalStateException("no such name");
            },
            client().credentials(),
            client().sessions(),
            client().policy(),
            ExternalPsks.NONE,
            source);
    assertFails(
        () -> new EnginePair(strict, server(OTHER), SECRET).run(), EngineMisuse.ANSWER_FAILED);
    assertThat(source.replaced).isEmpty();
  }

  @Test
  void aRefusedClientShowsNoCertificate() {
    List<CertificateDemand> demands = new ArrayList<>();
    ClientConfig client =
        client()
            .withCredentials(demand -> {
              demands.add(demand);
              return Answer.ready(Optional.of(CREDENTIAL));
            });
    ClientAuthentication asked =
        new ClientAuthentication.Asked(false, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(List.of(CREDENTIAL), List.of(), asked, Bytes.EMPTY);
    ServerConfig server =
        ServerConfig.of(CredentialSelector.always(choice)).withEch(EchKeys.of(List.of(OTHER)));

    assertRefused(() -> new EnginePair(client, server, SECRET).run());
    assertThat(demands).isEmpty();
  }

  @Test
  void encryptedHellosResume() throws TlsFault {
    TestSessions sessions = new TestSessions();
    ServerConfig server = withTickets(server(KEY));
    ClientConfig client = client().withSessions(sessions);
    new EnginePair(client, server, SECRET).run();
    assertThat(sessions.kept).isNotEmpty();

    EnginePair pair = new EnginePair(client, server, SECRET).run();

    assertThat(pair.client.facts().protocol().resumption())
        .isEqualTo(ConnectionFacts.Resumption.RESUMED);
    assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
  }

  @Test
  void encryptedHellosResumeAfterASecondHello() throws TlsFault {
    TestSessions sessions = new TestSessions();
    ServerConfig server = withTickets(preferring384(server(KEY)));
    ClientConfig client = retried(client()).withSessions(sessions);
    new EnginePair(client, server, SECRET).run();

    EnginePair pair = new EnginePair(client, server, SECRET).run();

    assertThat(pair.client.facts().protocol().resumption())
        .isEqualTo(ConnectionFacts.Resumption.RESUMED);
  }

  @Test
  void aRefusedConnectionLeavesNoSession() {
    TestSessions sessions = new TestSessions();
    ClientConfig client = client().withSessions(sessions);
    assertRefused(() -> new EnginePair(client, withTickets(server(OTHER)), SECRET).run());
    assertThat(sessions.kept).isEmpty();
  }

  @Test
  void retiredKeysStillOpenButAreNotTold() throws TlsFault {
    EchKeys keys = EchKeys.of(List.of(OTHER, KEY.retired()));
    ServerConfig server = TestSides.server(CREDENTIAL).withEch(keys);

    EnginePair pair = new EnginePair(client(), server, SECRET).run();

    assertThat(pair.server.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
    assertThat(keys.retryConfigs().map(EchConfigList::encoded)).contains(OTHER.published());
  }

  @Test
  void withAnotherIdentifierTheKeyIsFoundOnlyWhereAllAreTried() throws TlsFault {
    EchKey renamed =
        new EchKey(
            dev.signet.tls.ech.EchConfig.of(9, KEY.keys().publicKey(), EchProfile.of(PUBLIC)),
            KEY.keys(),
            true);
    assertThat(renamed.config()).isNotEqualTo(KEY.config());
    EchKey same = new EchKey(KEY.config(), KEY.keys(), true);
    EchKeys all = new EchKeys(List.of(OTHER, same), EchKeys.Candidates.ALL);

    EnginePair pair =
        new EnginePair(client(), TestSides.server(CREDENTIAL).withEch(all), SECRET).run();

    assertThat(pair.server.facts().names().ech()).isEqualTo(EchStatus.ACCEPTED);
    assertRefused(() -> new EnginePair(client(), server(renamed), SECRET).run());
  }

  @Test
  void pretendingChangesNothing() throws TlsFault {
    ClientConfig client = TestSides.client().withEch(EchSource.grease());
    for (ServerConfig server :
        List.of(server(KEY), TestSides.server(CREDENTIAL), preferring384(server(KEY)))) {
      EnginePair pair = new EnginePair(retried(client), server, SECRET).run();
      assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
      assertThat(pair.client.facts().names().ech()).isEqualTo(EchStatus.GREASED);
      assertThat(pair.server.facts().names().serverName()).isEqualTo(SECRET);
    }
  }

  @Test
  void aServerMayHaveNothingForTheEncryptedName() {
    ServerConfig server =
        ServerConfig.of(greeting ->
                Answer.ready(
                    greeting.encrypted()
                        ? new CredentialChoice.OuterInstead()
                        : CredentialChoice.Chosen.of(CREDENTIAL)))
            .withEch(EchKeys.of(List.of(KEY)));
    assertRefused(() -> new EnginePair(client(), server, SECRET).run());
    assertThat(source.verifiedNames).containsExactly(PUBLIC);
  }

  @Test
  void whereItIsDemandedNothingIsSentInTheClear() {
    EchConfigList none = EchConfigList.of(List.of());
    ClientConfig demanding = TestSides.client().withEch(EchSource.always(none));
    TlsEngine client = TlsEngine.client(demanding, SECRET, 443);

    assertFails(client::start, EngineMisuse.ECH_CONFIGS_UNUSABLE);
    assertThat(new String(EnginePair.drain(client), StandardCharsets.ISO_8859_1))
        .doesNotContain(SECRET);
  }

  @Test
  void aListThatIsNoneIsOurMistake() {
    assertFails(
        () -> EchConfigList.of(Bytes.fromHex("0004fe0d0001")), EngineMisuse.ECH_CONFIGS_MALFORMED);
  }

  private void assertRefused(ThrowingCallable connecting) {
    assertFails(connecting, PeerIncompatible.ECH_REFUSED);
  }

  private static void assertFails(ThrowingCallable work, FaultCode code) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(TlsFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }

  private ClientConfig client() {
    PeerVerifier recording =
        peer -> {
          if (peer.publicName()) {
            source.verifiedNames.add(peer.serverName());
          }
          return TestSides.acceptingVerifier().verify(peer);
        };
    return ClientConfig.of(recording).withEch(source);
  }

  private static ServerConfig server(EchKey key) {
    return TestSides.server(CREDENTIAL).withEch(EchKeys.of(List.of(key)));
  }

  private static ServerConfig preferring384(ServerConfig server) {
    return server.withParameters(server.parameters().withGroups(List.of(NamedGroup.SECP384R1)));
  }

  private static ClientConfig retried(ClientConfig client) {
    return client.withParameters(
        client.parameters().withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)));
  }

  private static ServerConfig withTickets(ServerConfig server) {
    return server.withSessions(TestTickets.sessions());
  }

  private static EchKey key(int identifier) {
    return EchKey.generate(
        identifier, EchProfile.of(PUBLIC), TestSides.PRIMITIVES, new SecureRandom());
  }

  private static EchConfigList configs(EchKey key) {
    return EchConfigList.of(List.of(key.config()));
  }

  private static ServerName name(String name) {
    return new ServerName(Bytes.wrap(name.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Gives one list and keeps what it is told. */
  private static final class Source implements EchSource {
    private final EchConfigList configs;
    private final List<String> replaced = new ArrayList<>();
    private final List<String> verifiedNames = new ArrayList<>();
    private Optional<EchConfigList> replacement = Optional.empty();

    Source(EchConfigList configs) {
      this.configs = configs;
    }

    @Override
    public EchIntent intent(String serverName, int port) {
      return new EchIntent.Encrypt(configs, EchIntent.Otherwise.PLAIN);
    }

    @Override
    public void replaced(String serverName, int port, Optional<EchConfigList> other) {
      replaced.add(serverName);
      replacement = other;
    }
  }
}
