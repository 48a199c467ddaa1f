// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.crypto.Primitives;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.record.ContentType;
import dev.signet.tls.record.HandshakeJoiner;
import dev.signet.tls.record.RecordLimits;
import dev.signet.tls.record.RecordReader;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * RFC 8448, 6 and 7: every record is opened, what is in it is proven, and it is sealed again to the
 * same bytes.
 */
class Rfc8448RecordsTest {
  private static final int HANDSHAKE_HEADER = 4;
  private static final int HASH_LENGTH = 32;

  /** The request's empty context, and three lengths before the first certificate. */
  private static final int CERTIFICATE_AT = HANDSHAKE_HEADER + 1 + 3 + 3;

  private final Primitives primitives = Primitives.jdk();
  private final Hkdf hkdf = primitives.hkdf(HashAlgorithm.SHA256);
  private final Transcript transcript = new Transcript(primitives);
  private final HandshakeJoiner joiner = new HandshakeJoiner();

  @Test
  void clientAuthenticationIsComputedByteForByte() throws Exception {
    HandshakeTrace trace = HandshakeTrace.load("client-authentication");
    HandshakeStage stage = greetings(trace);
    byte[] helloHash = transcript.hash();
    TrafficSecret client = stage.clientTraffic(helloHash);
    prove(trace, "server", stage.serverTraffic(helloHash));
    MasterStage master = stage.master();
    byte[] serverDone = transcript.hash();
    prove(trace, "client", client);
    close(trace, master, serverDone);
  }

  @Test
  void compatibilityModeIsComputedByteForByte() throws Exception {
    HandshakeTrace trace = HandshakeTrace.load("compatibility");
    HandshakeStage stage = greetings(trace);
    byte[] helloHash = transcript.hash();
    TrafficSecret client = stage.clientTraffic(helloHash);
    assertThat(changeOf(trace, "server-change")).containsExactly(1);
    prove(trace, "server", stage.serverTraffic(helloHash));
    MasterStage master = stage.master();
    byte[] serverDone = transcript.hash();
    assertThat(changeOf(trace, "client-change")).containsExactly(1);
    byte[] finished =
        new RecordedDirection(primitives, client)
            .check(trace, "client-finished", ContentType.HANDSHAKE);
    assertFinished(client, Bytes.wrap(finished));
    close(trace, master, serverDone);
  }

  private HandshakeStage greetings(HandshakeTrace trace) throws TlsFault {
    KeyExchange client =
        primitives.begin(NamedGroup.X25519, new ScriptedRandom(trace.get("client-private")));
    KeyExchange server =
        primitives.begin(NamedGroup.X25519, new ScriptedRandom(trace.get("server-private")));
    assertThat(trace.messages("client-hello").hex()).contains(client.share().hex());
    assertThat(trace.messages("server-hello").hex()).contains(server.share().hex());
    byte[] secret = client.finish(server.share());
    assertThat(secret).isEqualTo(server.finish(client.share()));
    transcript.add(trace.messages("client-hello"));
    transcript.begin(HashAlgorithm.SHA256);
    transcript.add(trace.messages("server-hello"));
    return EarlyStage.withoutPsk(hkdf).withSharedSecret(secret);
  }

  /** Opens a side's flight: its certificate signs the transcript, and its Finished ends it. */
  private void prove(HandshakeTrace trace, String side, TrafficSecret secret) throws Exception {
    byte[] flight =
        new RecordedDirection(primitives, secret)
            .check(trace, side + "-flight", ContentType.HANDSHAKE);
    joiner.add(flight, 0, flight.length);
    PublicKey key = null;
    for (Bytes message = joiner.next(); message != null; message = joiner.next()) {
      switch (message.at(0)) {
        case 11 -> key = keyOf(message);
        case 15 -> assertSigned(trace.get(side + "-signed"), Objects.requireNonNull(key), message);
        case 20 -> assertFinished(secret, message);
        default -> assertThat(message.at(0)).isIn(8, 13);
      }
      transcript.add(message);
    }
    assertThat(key).isNotNull();
    assertThat(joiner.isAligned()).isTrue();
  }

  private static PublicKey keyOf(Bytes message) throws CertificateException {
    byte[] content = message.toArray();
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(
            new ByteArrayInputStream(content, CERTIFICATE_AT, content.length - CERTIFICATE_AT))
        .getPublicKey();
  }

  /** RFC 9846, 4.4.3: what is signed ends with the transcript's hash up to the certificate. */
  private void assertSigned(byte[] signed, PublicKey key, Bytes message) throws TlsFault {
    assertThat(Arrays.copyOfRange(signed, signed.length - HASH_LENGTH, signed.length))
        .isEqualTo(transcript.hash());
    byte[] verify = message.toArray();
    SignatureScheme scheme =
        Objects.requireNonNull(SignatureScheme.of((verify[4] & 0xff) << 8 | verify[5] & 0xff));
    Bytes signature = message.slice(8, verify.length - 8);
    assertThat(primitives.verify(ProtocolVersion.TLS13, scheme, key, signed, signature)).isTrue();
    signed[0]++;
    assertThat(primitives.verify(ProtocolVersion.TLS13, scheme, key, signed, signature)).isFalse();
  }

  private void assertFinished(TrafficSecret secret, Bytes message) {
    byte[] verifyData = message.slice(HANDSHAKE_HEADER, HASH_LENGTH).toArray();
    assertThat(secret.verifyData(transcript.hash())).isEqualTo(verifyData);
  }

  /** RFC 9846, D.4: a record between the keys that counts for nothing. */
  private static byte[] changeOf(HandshakeTrace trace, String name) throws TlsFault {
    RecordReader reader = new RecordReader();
    byte[] record = trace.record(name);
    byte[] plain = new byte[RecordLimits.RECORD];
    int length = reader.open(record, 0, record.length, plain, 0);
    assertThat(reader.contentType()).isEqualTo(ContentType.CHANGE_CIPHER_SPEC);
    return Arrays.copyOf(plain, length);
  }

  private void close(HandshakeTrace trace, MasterStage master, byte[] serverDone) throws TlsFault {
    assertThat(
            new RecordedDirection(primitives, master.clientApplication(serverDone))
                .check(trace, "client-close", ContentType.ALERT))
        .containsExactly(1, 0);
    assertThat(
            new RecordedDirection(primitives, master.serverApplication(serverDone))
                .check(trace, "server-close", ContentType.ALERT))
        .containsExactly(1, 0);
  }
}
