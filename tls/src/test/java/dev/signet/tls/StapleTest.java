// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.KeyType;
import dev.signet.tls.ConnectionFacts.Shown;
import dev.signet.tls.extension.ExtensionBlock;
import dev.signet.tls.extension.SignedTimestamps;
import dev.signet.tls.extension.StatusResponse;
import dev.signet.tls.fault.PeerMisbehaved;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.handshake.CertificateMessages;
import dev.signet.tls.message.Certificate13;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands beside certificates: OCSP responses and signed certificate timestamps. */
class StapleTest {
  private static final Bytes STAPLE = Bytes.of(new byte[] {1, 2, 3});
  private static final List<Bytes> TIMESTAMPS =
      List.of(Bytes.of(new byte[] {4}), Bytes.of(new byte[] {5, 6}));
  private static final Credential PLAIN = TestSides.credential(KeyType.P256);
  private static final Credential FULL =
      new Credential(CertificateKind.X509, PLAIN.chain(), PLAIN.signer(), STAPLE, TIMESTAMPS);

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void aClientGetsWhatItAskedForAndNothingElse(ProtocolVersion version) throws TlsFault {
    Shown all = shownToClient(version, CertificateWishes.STAPLED.withTimestamps(true));
    assertThat(all.ocspResponse()).isEqualTo(STAPLE);
    assertThat(all.timestamps()).isEqualTo(TIMESTAMPS);
    Shown none = shownToClient(version, CertificateWishes.PLAIN);
    assertThat(none.ocspResponse()).isEqualTo(Bytes.EMPTY);
    assertThat(none.timestamps()).isEmpty();
  }

  @Test
  void aServerGetsWhatItAskedItsClientFor() throws TlsFault {
    Shown all = shownToServer(CertificateWishes.STAPLED.withTimestamps(true));
    assertThat(all.ocspResponse()).isEqualTo(STAPLE);
    assertThat(all.timestamps()).isEqualTo(TIMESTAMPS);
    Shown none = shownToServer(CertificateWishes.PLAIN);
    assertThat(none.ocspResponse()).isEqualTo(Bytes.EMPTY);
    assertThat(none.timestamps()).isEmpty();
  }

  @Test
  void whatNobodyAskedTheClientForIsRefused() throws TlsFault {
    CertificateMessages.requireAsked(
        message(new StatusResponse(STAPLE)), CertificateWishes.STAPLED);
    assertUnsolicited(message(new StatusResponse(STAPLE)), CertificateWishes.PLAIN);
    assertUnsolicited(message(new SignedTimestamps(TIMESTAMPS)), CertificateWishes.STAPLED);
  }

  private static void assertUnsolicited(Certificate13 message, CertificateWishes wishes) {
    assertThatThrownBy(() -> CertificateMessages.requireAsked(message, wishes))
        .isInstanceOfSatisfying(
            TlsFault.class,
            fault -> assertThat(fault.code()).isEqualTo(PeerMisbehaved.EXTENSION_UNSOLICITED));
  }

  private static Certificate13 message(dev.signet.tls.extension.Extension extension) {
    Bytes leaf = PLAIN.chain().getFirst();
    return new Certificate13(
        Bytes.EMPTY, List.of(new Certificate13.Entry(leaf, ExtensionBlock.of(extension))));
  }

  private static Shown shownToClient(ProtocolVersion version, CertificateWishes wishes)
      throws TlsFault {
    ClientConfig client = TestSides.client();
    client =
        client
            .withParameters(client.parameters().withVersions(version))
            .withPolicy(client.policy().withCertificateWishes(wishes));
    return new EnginePair(client, TestSides.server(FULL), "localhost").run().client.facts().peer();
  }

  private static Shown shownToServer(CertificateWishes wishes) throws TlsFault {
    ClientAuthentication asked =
        new ClientAuthentication.Asked(true, TestSides.acceptingVerifier(), List.of(), wishes);
    ServerConfig server =
        ServerConfig.of(
            CredentialSelector.always(
                new CredentialChoice.Chosen(List.of(PLAIN), List.of(), asked, Bytes.EMPTY)));
    ClientConfig client = TestSides.client().withCredentials(ClientCredentials.of(FULL));
    return new EnginePair(client, server, "localhost").run().server.facts().peer();
  }
}
