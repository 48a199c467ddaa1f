// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.ByteQueue;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.record.RecordWriter;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;
import java.security.SecureRandom;
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
    Protection fromServer = new Protection(serverData.keys(SUITE), serverData.keys(SUITE));
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
    Protection fromClient = new Protection(earlyData.keys(SUITE), earlyData.keys(SUITE));
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
        trace,
        master.clientApplication(serverDone),
        new Protection(serverData.keys(SUITE), serverData.keys(SUITE)));
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
    new Protection(client.keys(SUITE), client.keys(SUITE))
        .check(trace, "client-close", ContentType.ALERT);
    new Protection(server.keys(SUITE), server.keys(SUITE))
        .check(trace, "server-close", ContentType.ALERT);
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

    Protection protection = new Protection(server.keys(SUITE), server.keys(SUITE));
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
    Protection protection =
        new Protection(clientHandshake.keys(SUITE), clientHandshake.keys(SUITE));
    byte[] finished = protection.check(trace, "client-finished", ContentType.HANDSHAKE);
    assertThat(clientHandshake.verifyData(transcript.hash()))
        .isEqualTo(Arrays.copyOfRange(finished, 4, 36));
    transcript.add(finished, 0, finished.length);
    return master.resumption(transcript.hash());
  }

  private void applicationData(HandshakeTrace trace, TrafficSecret client, Protection fromServer)
      throws TlsFault {
    assertKeys(trace, "client-application", client);
    Protection fromClient = new Protection(client.keys(SUITE), client.keys(SUITE));
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

  /** Opens the records of one direction, and seals what they hold again. */
  private final class Protection {
    private final RecordReader reader = new RecordReader();
    private final RecordWriter writer = new RecordWriter();

    Protection(RecordKeys reading, RecordKeys writing) {
      reader.protect(primitives, reading);
      writer.protect(primitives, writing);
    }

    byte[] check(HandshakeTrace trace, String name, ContentType type) throws TlsFault {
      byte[] record = trace.record(name);
      byte[] plain = new byte[RecordLimits.RECORD];
      int length = reader.open(record, 0, record.length, plain, 0);
      byte[] content = Arrays.copyOf(plain, length);
      assertThat(reader.contentType()).isEqualTo(type);

      ByteQueue output = new ByteQueue();
      writer.write(type, content, output);
      byte[] again = new byte[output.length()];
      output.drain(again, 0, again.length);
      assertThat(again).as(name).isEqualTo(trace.record(name));
      return content;
    }
  }

  /** Gives the bytes of a private key and nothing else. */
  private static final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] script;

    ScriptedRandom(byte[] script) {
      this.script = script;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      assertThat(bytes).hasSameSizeAs(script);
      System.arraycopy(script, 0, bytes, 0, bytes.length);
    }
  }
}
