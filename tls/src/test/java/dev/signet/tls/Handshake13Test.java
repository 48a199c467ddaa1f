// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.extension.KeyShares;
import dev.signet.tls.fault.Alert;
import dev.signet.tls.fault.CertificateFault;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.PeerIncompatible;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.RecordPolicy;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Both of our sides with each other, TLS 1.3. */
class Handshake13Test {
  private static final Credential P256 = TestSides.credential(KeyType.P256);

  @Test
  void twoSidesAgreeAndTalk() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), TestSides.server(P256), "localhost").run();
    assertThat(pair.client.step()).isEqualTo(new Step.Established());
    assertThat(pair.server.step()).isEqualTo(new Step.Established());
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
    ConnectionFacts facts = pair.server.facts();
    assertThat(facts.protocol().version()).isEqualTo(ProtocolVersion.TLS13);
    assertThat(facts.names().serverName()).isEqualTo("localhost");
    assertThat(pair.client.facts().peer().chain()).isEqualTo(P256.chain());
    assertThat(pair.client.facts().peer().identity()).isEqualTo("accepted");
  }

  @ParameterizedTest
  @EnumSource(NamedGroup.class)
  void everyGroupLeadsToTheSameKeys(NamedGroup group) throws TlsFault {
    ClientConfig client = TestSides.client();
    client = client.withParameters(client.parameters().withGroups(List.of(group)));
    ServerConfig server = TestSides.server(P256);
    server = server.withParameters(server.parameters().withGroups(List.of(group)));
    EnginePair pair = new EnginePair(client, server, "localhost").run();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(pair.client.facts().protocol().group()).contains(group);
    assertThat(pair.client.export("EXPORTER-test", null, 32))
        .isEqualTo(pair.server.export("EXPORTER-test", null, 32));
  }

  @ParameterizedTest
  @CsvSource({
    "X25519MLKEM768 X25519 SECP256R1, X25519MLKEM768 X25519",
    "X25519MLKEM768 SECP256R1 X25519, X25519MLKEM768 X25519",
    "X25519MLKEM768 SECP256R1, X25519MLKEM768 SECP256R1",
    "X25519 SECP256R1 X25519MLKEM768, X25519 X25519MLKEM768",
    "MLKEM1024 X25519MLKEM768 SECP384R1, MLKEM1024 SECP384R1",
    "MLKEM1024 X25519MLKEM768, MLKEM1024",
    "SECP384R1 SECP256R1, SECP384R1"
  })
  void aClientSendsOneShareWithMlKemAndOneWithout(String wanted, String sent) throws TlsFault {
    ClientConfig client = TestSides.client();
    client = client.withParameters(client.parameters().withGroups(groups(wanted)));
    TlsEngine engine = TlsEngine.client(client, "localhost", 443);
    engine.start();
    KeyShares shares =
        Wires.clientHello(EnginePair.drain(engine)).extensions().find(KeyShares.class);
    assertThat(shares).isNotNull();
    assertThat(shares.entries().stream().map(share -> NamedGroup.of(share.group())))
        .filteredOn(Objects::nonNull)
        .isEqualTo(groups(sent));
  }

  private static List<NamedGroup> groups(String names) {
    return Arrays.stream(names.split(" ", -1)).map(NamedGroup::valueOf).toList();
  }

  @Test
  void mlKemAloneIsNotSpokenUnlessItIsAskedFor() {
    assertThat(TestSides.client().parameters().groups())
        .noneMatch(group -> group.kem() != null && !group.hasCurve());
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void everyKindOfKeySigns(KeyType type) throws TlsFault {
    EnginePair pair =
        new EnginePair(TestSides.client(), TestSides.server(TestSides.credential(type)), "").run();
    assertThat(pair.client.facts().peer().scheme()).isPresent();
  }

  @Test
  void aServerAsksForTheShareThatItPrefers() throws TlsFault {
    ClientConfig client = TestSides.client();
    client =
        client.withParameters(
            client.parameters().withGroups(List.of(NamedGroup.X25519, NamedGroup.SECP384R1)));
    ServerConfig server = TestSides.server(P256);
    server = server.withParameters(server.parameters().withGroups(List.of(NamedGroup.SECP384R1)));
    EnginePair pair = new EnginePair(client, server, "localhost").run();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(pair.client.facts().protocol().group()).contains(NamedGroup.SECP384R1);
  }

  @Test
  void withoutACommonGroupTheReasonIsNamed() {
    ClientConfig client = TestSides.client();
    ClientConfig other =
        client.withParameters(client.parameters().withGroups(List.of(NamedGroup.X25519)));
    ServerConfig server = TestSides.server(P256);
    ServerConfig strict =
        server.withParameters(server.parameters().withGroups(List.of(NamedGroup.X25519MLKEM768)));
    assertThatThrownBy(() -> new EnginePair(other, strict, "localhost").run())
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerIncompatible.GROUP_UNMATCHED));
  }

  @Test
  void anApplicationProtocolIsAgreedOn() throws TlsFault {
    CredentialChoice choice =
        new CredentialChoice.Chosen(
            List.of(P256), List.of("h2", "http/1.1"), new ClientAuthentication.None(), Bytes.EMPTY);
    ServerConfig server = ServerConfig.of(CredentialSelector.always(choice));
    ClientConfig client = TestSides.client().withApplicationProtocols(List.of("http/1.1", "h2"));
    EnginePair pair = new EnginePair(client, server, "localhost").run();
    assertThat(pair.client.facts().names().applicationProtocol()).isEqualTo("h2");
    assertThat(pair.server.facts().names().applicationProtocol()).isEqualTo("h2");
  }

  @Test
  void aSelectorThatChoosesAProtocolWithoutANameHasFailed() throws TlsFault {
    ServerConfig server =
        ServerConfig.of(greeting ->
            Answer.ready(
                new CredentialChoice.Chosen(
                    List.of(P256), List.of(""), new ClientAuthentication.None(), Bytes.EMPTY)));
    EnginePair pair = new EnginePair(TestSides.client(), server, "localhost");
    pair.client.start();
    assertThatThrownBy(() -> EnginePair.move(pair.client, pair.server))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(EngineMisuse.ANSWER_FAILED));
  }

  @Test
  void aServerKeepsToTheRecordSizeThatTheClientTakes() throws TlsFault {
    ClientPolicy standard = ClientPolicy.STANDARD;
    ClientPolicy small = standard.withRecords(standard.records().withLargestReceived(200));
    EnginePair pair =
        new EnginePair(
                TestSides.client().withPolicy(small),
                TestSides.server(TestSides.credential(KeyType.P256)),
                "localhost")
            .run();
    String text = "x".repeat(5_000);
    assertThat(EnginePair.send(pair.server, pair.client, text)).isEqualTo(text);
  }

  @Test
  void aClientShowsItsCertificate() throws TlsFault {
    Credential own = TestSides.credential(TestSides.CA.client("alice"));
    EnginePair pair =
        new EnginePair(
                TestSides.client().withCredentials(ClientCredentials.of(own)),
                asking(true),
                "localhost")
            .run();
    assertThat(pair.server.facts().peer().chain()).isEqualTo(own.chain());
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
  }

  @Test
  void aClientWithoutTheCertificateThatIsRequiredIsRefused() {
    assertThatThrownBy(() -> new EnginePair(TestSides.client(), asking(true), "localhost").run())
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(CertificateFault.CERTIFICATE_MISSING));
  }

  @Test
  void aClientMayLeaveOutACertificateThatIsOptional() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), asking(false), "localhost").run();
    assertThat(pair.server.facts().peer().chain()).isEmpty();
  }

  @Test
  void slowSignersAndVerifiersAreTasks() throws TlsFault {
    Signer slow =
        new Signer() {
          @Override
          public List<SignatureScheme> schemes() {
            return P256.signer().schemes();
          }

          @Override
          public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
            Callable<byte[]> work =
                () -> ((Answer.Ready<byte[]>) P256.signer().sign(scheme, content)).value();
            return new Answer.Task<>(work);
          }
        };
    EnginePair pair =
        new EnginePair(
                TestSides.client(),
                TestSides.server(Credential.of(P256.chain(), slow)),
                "localhost")
            .run();
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
  }

  @Test
  void whatIsNoRecordEndsTheConnectionAndThePeerIsTold() {
    TlsEngine server = TlsEngine.server(TestSides.server(P256));
    byte[] tooLong = {22, 3, 1, 0x50, 1};
    assertThatThrownBy(() -> server.recordLength(tooLong, 0, tooLong.length))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.RECORD_TOO_LONG));
    assertThat(EnginePair.drain(server)).containsExactly(21, 3, 3, 0, 2, 2, 22);
    assertThat(server.step()).isEqualTo(new Step.Closed());
  }

  @Test
  void aVerifierThatThrowsEndsTheConnectionAndThePeerIsTold() throws TlsFault {
    ClientConfig client =
        ClientConfig.of(peer -> {
          throw new UnsupportedOperationException("meant to fail");
        });
    EnginePair pair = new EnginePair(client, TestSides.server(P256), "localhost");
    pair.client.start();
    EnginePair.move(pair.client, pair.server);
    assertThatThrownBy(() -> EnginePair.move(pair.server, pair.client))
        .isInstanceOfSatisfying(
            TlsFault.class, fault -> assertThat(fault.code()).isEqualTo(EngineMisuse.ANSWER_FAILED))
        .hasMessageContaining("meant to fail")
        .hasCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(pair.client.failure()).map(TlsFault::code).contains(EngineMisuse.ANSWER_FAILED);
    assertThatThrownBy(() -> EnginePair.move(pair.client, pair.server))
        .hasMessageContaining("internal_error");
  }

  @Test
  void whatTheSelectorOrTheSignerThrowsEndsTheConnectionAndThePeerIsTold() throws TlsFault {
    Signer broken =
        new Signer() {
          @Override
          public List<SignatureScheme> schemes() {
            return P256.signer().schemes();
          }

          @Override
          public Answer<byte[]> sign(SignatureScheme scheme, byte[] content) {
            throw new IllegalStateException("no such device");
          }
        };
    ServerConfig selecting =
        ServerConfig.of(greeting -> {
          throw new IllegalStateException("no such device");
        });
    for (ServerConfig server :
        List.of(selecting, TestSides.server(Credential.of(P256.chain(), broken)))) {
      EnginePair pair = new EnginePair(TestSides.client(), server, "localhost");
      pair.client.start();
      assertThatThrownBy(() -> EnginePair.move(pair.client, pair.server))
          .isInstanceOfSatisfying(
              TlsFault.class,
              fault -> assertThat(fault.code()).isEqualTo(EngineMisuse.ANSWER_FAILED))
          .hasMessageContaining("no such device");
      assertThat(pair.server.step()).isEqualTo(new Step.Closed());
      assertThatThrownBy(() -> EnginePair.move(pair.server, pair.client))
          .hasMessageContaining("internal_error");
    }
  }

  @Test
  void requestsForNewKeysAreAnsweredOnceAndBeforeData() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), TestSides.server(P256), "localhost").run();
    for (int i = 0; i < 3; i++) {
      pair.client.updateKeys(true);
    }
    EnginePair.move(pair.client, pair.server);
    assertThat(pair.server.pendingBytes()).isZero();
    byte[] records = EnginePair.seal(pair.server, "pong");
    int first = pair.client.recordLength(records, 0, records.length);
    int second = pair.client.recordLength(records, first, records.length - first);
    assertThat(first + second).isEqualTo(records.length);
    assertThat(EnginePair.feed(records, pair.client)).isEqualTo("pong");
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
  }

  @Test
  void ourRecordSizeHoldsForPeersThatKnowTheExtensionAndForNoOthers() throws TlsFault {
    ServerConfig server = TestSides.server(P256);
    server =
        server.withPolicy(
            server.policy().withRecords(RecordPolicy.STANDARD.withLargestReceived(100)));
    EnginePair pair = new EnginePair(TestSides.client(), server, "localhost").run();
    String text = "x".repeat(5_000);
    assertThat(EnginePair.send(pair.client, pair.server, text)).isEqualTo(text);
  }

  @Test
  void anAlertOfAnUnknownLevelIsRefused() {
    TlsEngine server = TlsEngine.server(TestSides.server(P256));
    assertThatThrownBy(() -> EnginePair.feed(new byte[] {21, 3, 3, 0, 2, 66, 10}, server))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo(PeerMisbehaved.ALERT_LEVEL_UNKNOWN);
              assertThat(fault.alert()).contains(Alert.ILLEGAL_PARAMETER);
            });
  }

  @Test
  void aServerAcceptsInCertificatesWhatItDoesNotAcceptInHandshakes() throws TlsFault {
    List<SignatureScheme> asked = new ArrayList<>();
    ClientConfig client =
        TestSides.client()
            .withCredentials(demand -> {
              asked.addAll(demand.certificateSchemes());
              assertThat(demand.schemes()).doesNotContain(SignatureScheme.RSA_PKCS1_SHA256);
              return Answer.ready(Optional.empty());
            });
    new EnginePair(client, asking(false), "localhost").run();
    assertThat(asked).contains(SignatureScheme.RSA_PKCS1_SHA256);
  }

  @Test
  void newKeysOnBothSidesKeepTheConnection() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), TestSides.server(P256), "localhost").run();
    pair.client.updateKeys(true);
    EnginePair.move(pair.client, pair.server);
    EnginePair.move(pair.server, pair.client);
    assertThat(EnginePair.send(pair.client, pair.server, "ping")).isEqualTo("ping");
    assertThat(EnginePair.send(pair.server, pair.client, "pong")).isEqualTo("pong");
  }

  @Test
  void closingIsSeenAndTruncationIsAFault() throws TlsFault {
    EnginePair pair = new EnginePair(TestSides.client(), TestSides.server(P256), "localhost").run();
    assertThatThrownBy(pair.client::endOfInput).isInstanceOf(TlsFault.class);
    pair.server.closeSending();
    EnginePair other =
        new EnginePair(TestSides.client(), TestSides.server(P256), "localhost").run();
    other.server.closeSending();
    EnginePair.move(other.server, other.client);
    assertThat(other.client.receivedClose()).isTrue();
    other.client.endOfInput();
  }

  private static ServerConfig asking(boolean required) {
    ClientAuthentication asked =
        new ClientAuthentication.Asked(required, TestSides.acceptingVerifier(), List.of());
    CredentialChoice choice =
        new CredentialChoice.Chosen(List.of(P256), List.of(), asked, Bytes.EMPTY);
    return ServerConfig.of(CredentialSelector.always(choice));
  }
}
