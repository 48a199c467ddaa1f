// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.fuzz.parser;

import dev.signet.conformance.fuzz.contract.FuzzTarget;
import dev.signet.tls.session.ServerSession;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What stands in a ticket: not read, or read so that it is read again from what it writes. */
public final class TicketTarget implements FuzzTarget {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  /** By the list of targets. */
  public TicketTarget() {}

  @Override
  public String name() {
    return "tickets";
  }

  @Override
  public void run(byte[] input) {
    ServerSession.read(input).ifPresent(TicketTarget::again);
  }

  private static void again(ServerSession session) {
    session.isFresh(NOW, DAY);
    ServerSession other = ServerSession.read(session.write()).orElseThrow();
    if (!other.binding().equals(session.binding()) || !other.issue().equals(session.issue())) {
      throw new IllegalStateException("read again as " + other);
    }
  }

  @Override
  public List<byte[]> seeds() {
    ServerSession.Binding binding =
        new ServerSession.Binding(
            "host.example",
            Bytes.of(new byte[] {1, 2}),
            true,
            "h2",
            Optional.of(NamedGroup.X25519));
    ServerSession.ClientProof client =
        new ServerSession.ClientProof(
            CertificateKind.X509,
            List.of(Bytes.of(new byte[] {0x30, 0})),
            Optional.of(SignatureScheme.ECDSA_SECP256R1_SHA256));
    ServerSession session =
        new ServerSession(
            CipherSuite.TLS_AES_128_GCM_SHA256,
            new byte[32],
            ServerSession.Issue.first(NOW),
            binding,
            client);
    return List.of(session.write());
  }
}
