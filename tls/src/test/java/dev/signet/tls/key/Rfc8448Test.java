// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every secret and every record of RFC 8448's traces, computed and compared byte for byte. */
class Rfc8448Test {
  private static final CipherSuite SUITE = CipherSuite.TLS_AES_128_GCM_SHA256;
  private static final int FINISHED = 20;

  private final Primitives primitives = Primitives.jdk();
  private final Hkdf hkdf = primitives.hkdf(HashAlgorithm.SHA256);
  private final Transcript transcript = new Transcript(primitives);
  private final HandshakeJoiner joiner = new HandshakeJoiner();

  @Test
  void theSimpleHandshakeIsComputedByteForByte() throws TlsFault {
    HandshakeTrace trace = HandshakeTrace.load("simple");
    KeyExchange client =
        primitives.begin(NamedGroup.X25519, new ScriptedRandom(trace.get("client-private")));
    KeyExchange server =
        primitives.begin(NamedGroup.X25519, new ScriptedRandom(trace.get("server-private")));
    byte[] secret = client.finish(server.share());
    assertThat(secret)
        .isEqualTo(trace.get("shared-secret"))
        .isEqualTo(server.finish(client.share()));
    transcript.add(trace.messages("client-hello"));
    transcript.begin(HashAlgorithm.SHA256);
    transcript.add(trace.messages("server-hello"));

    HandshakeStage stage = EarlyStage.withoutPsk(hkdf).withSharedSecret(secret);
    MasterStage master = serverFlight(trace, stage);
    byte[] serverDone = transcript.hash();
    TrafficSecret serverData = master.serverApplication(serverDone);
    RecordedDirection fromServer = new RecordedDirection(primitives, serverData);
    ResumptionSecret resumption = clientFinished(trace, master);
    fromServer.check(trace, "new-session-ticket", ContentType.HANDSHAKE);
    assertThat(resumption.psk(Bytes.of(new byte[2]))).isEqualTo(trace.get("psk"));
    applicationData(trace, master.clientApplication(serverDone), fromServer);
  }

  @Test
  void theResumedHandshakeWithEarlyDataIsComputedByteForByte() throws TlsFault {
    HandshakeTrace trace = HandshakeTrace.load("resumed");
    byte[] hello = trace.messages("client-hello").toArray();
    EarlyStage early = EarlyStage.withPsk(hkdf, trace.get("psk"));
    int bindersLength = 2 + 1 + 32;
    byte[] truncated =
        transcript.hashWith(HashAlgorithm.SHA256, hello, 0, hello.length - bindersLength);
    byte[] binder = Arrays.copyOfRange(hello, hello.length - 32, hello.length);
    assertThat(early.binder(PskOrigin.RESUMPTION, truncated))
        .isEqualTo(binder)
        .isEqualTo(trace.get("binder"));
    assertThat(early.isBoundBy(PskOrigin.RESUMPTION, binder, truncated)).isTrue();
    assertThat(early.isBoundBy(PskOrigin.EXTERNAL, binder, truncated)).isFalse();

    transcript.add(trace.messages("client-hello"));
    transcript.begin(HashAlgorithm.SHA256);
    TrafficSecret earlyData = early.clientEarlyTraffic(transcript.hash());
    assertThat(earlyData.copy()).isEqualTo(trace.get("client-early-traffic"));
    assertThat(early.earlyExporter(transcript.hash()).copy())
        .isEqualTo(trace.get("early-exporter"));
    assertKeys(trace, "client-early", earlyData);
    RecordedDirection fromClient = new RecordedDirection(primitives, earlyData);
    fromClient.check(trace, "early-data", ContentType.APPLICATION_DATA);
    byte[] endOfEarlyData = fromClient.check(trace, "end-of-early-data", ContentType.HANDSHAKE);

    transcript.add(trace.messages("server-hello"));
    KeyExchange client =
        primitives.begin(NamedGroup.X25519, new ScriptedRandom(trace.get("client-private")));
    byte[] serverHello = trace.messages("server-hello").toArray();
    Bytes serverShare = Bytes.wrap(serverHello, serverHello.length - 6 - 32, 32);
    MasterStage master = serverFlight(trace, early.withSharedSecret(client.finish(serverShare)));
    byte[] serverDone = transcript.hash();
    TrafficSecret serverData = master.serverApplication(serverDone);
    transcript.add(endOfEarlyData, 0, endOfEarlyData.length);
    clientFinished(trace, master);
    applicationData(
        trace, master.clientApplication(serverDone), new RecordedDirection(primitives, serverData));
  }

  @Test
  void theHandshakeWithARetryIsComputedByteForByte() throws TlsFault {
    HandshakeTrace trace = HandshakeTrace.load("retry");
    transcript.add(trace.messages("client-hello-1"));
    transcript.begin(HashAlgorithm.SHA256);
    transcript.replaceByMessageHash();
    transcript.add(trace.messages("retry"));
    transcript.add(trace.messages("client-hello-2"));
    transcript.add(trace.messages("server-hello"));
    assertThat(transcript.hash()).isEqualTo(trace.get("hello-hash"));

    HandshakeStage stage = EarlyStage.withoutPsk(hkdf).withSharedSecret(trace.get("shared-secret"));
    MasterStage master = serverFlight(trace, stage);
    byte[] serverDone = transcript.hash();
    TrafficSecret client = master.clientApplication(serverDone);
    TrafficSecret server = master.serverApplication(serverDone);
    clientFinished(trace, master);
    assertKeys(trace, "client-application", client);
    new RecordedDirection(primitives, client).check(trace, "client-close", ContentType.ALERT);
    new RecordedDirection(primitives, server).check(trace, "server-close", ContentType.ALERT);
  }

  private TrafficSecret clientHandshake;

  private MasterStage serverFlight(HandshakeTrace trace, HandshakeStage stage) throws TlsFault {
    byte[] helloHash = transcript.hash();
    clientHandshake = stage.clientTraffic(helloHash);
    TrafficSecret server = stage.serverTraffic(helloHash);
    assertThat(clientHandshake.copy()).isEqualTo(trace.get("client-handshake-traffic"));
    assertThat(server.copy()).isEqualTo(trace.get("server-handshake-traffic"));
    assertKeys(trace, "client-handshake", clientHandshake);
    assertKeys(trace, "server-handshake", server);

    RecordedDirection protection = new RecordedDirection(primitives, server);
    byte[] flight = protection.check(trace, "server-flight", ContentType.HANDSHAKE);
    for (Bytes message : messages(flight)) {
      if (message.at(0) == FINISHED) {
        byte[] verifyData = message.slice(4, 32).toArray();
        assertThat(server.verifyData(transcript.hash())).isEqualTo(verifyData);
        assertThat(server.isVerifiedBy(verifyData, transcript.hash())).isTrue();
      }
      transcript.add(message);
    }
    MasterStage master = stage.master();
    assertThat(master.clientApplication(transcript.hash()).copy())
        .isEqualTo(trace.get("client-application-traffic"));
    assertThat(master.serverApplication(transcript.hash()).copy())
        .isEqualTo(trace.get("server-application-traffic"));
    assertThat(master.exporter(transcript.hash()).copy()).isEqualTo(trace.get("exporter"));
    assertKeys(trace, "server-application", master.serverApplication(transcript.hash()));
    return master;
  }

  private List<Bytes> messages(byte[] flight) throws TlsFault {
    joiner.add(flight, 0, flight.length);
    List<Bytes> messages = new ArrayList<>();
    for (Bytes message = joiner.next(); message != null; message = joiner.next()) {
      messages.add(message);
    }
    assertThat(joiner.isAligned()).isTrue();
    return messages;
  }

  private ResumptionSecret clientFinished(HandshakeTrace trace, MasterStage master)
      throws TlsFault {
    RecordedDirection protection = new RecordedDirection(primitives, clientHandshake);
    byte[] finished = protection.check(trace, "client-finished", ContentType.HANDSHAKE);
    assertThat(clientHandshake.verifyData(transcript.hash()))
        .isEqualTo(Arrays.copyOfRange(finished, 4, 36));
    transcript.add(finished, 0, finished.length);
    return master.resumption(transcript.hash());
  }

  private void applicationData(
      HandshakeTrace trace, TrafficSecret client, RecordedDirection fromServer) throws TlsFault {
    assertKeys(trace, "client-application", client);
    RecordedDirection fromClient = new RecordedDirection(primitives, client);
    byte[] counting = new byte[50];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = (byte) i;
    }
    assertThat(fromClient.check(trace, "client-data", ContentType.APPLICATION_DATA))
        .isEqualTo(counting);
    if (trace.messages("server-data").length() > 0) {
      assertThat(fromServer.check(trace, "server-data", ContentType.APPLICATION_DATA))
          .isEqualTo(counting);
    }
    assertThat(fromClient.check(trace, "client-close", ContentType.ALERT)).containsExactly(1, 0);
    assertThat(fromServer.check(trace, "server-close", ContentType.ALERT)).containsExactly(1, 0);
  }

  private static void assertKeys(HandshakeTrace trace, String name, TrafficSecret secret) {
    RecordKeys keys = secret.keys(SUITE);
    assertThat(keys.key()).as(name).isEqualTo(trace.get(name + "-key"));
    assertThat(keys.iv()).as(name).isEqualTo(trace.get(name + "-iv"));
  }
}
