// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.HashAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A client's proof that it holds the key of a ticket (RFC 9846, 4.2.11.2).
 *
 * @param target who to reach
 * @param session of which the ticket is
 */
record PskBinder(Target target, ResumableSession session) {
  /** The extension with zeros where the binder comes to stand. */
  OfferedPsks placeholder() {
    PskIdentity identity = new PskIdentity(session.ticket().ticket(), obfuscatedAge());
    return OfferedPsks.withPlaceholders(List.of(identity), hash().length());
  }

  /** Writes the binder over the zeros. */
  void write(OfferedPsks offered, byte[] encoded, Transcript transcript) {
    Hkdf hkdf = target.primitives().hkdf(hash());
    byte[] secret = session.secret();
    EarlyStage early = EarlyStage.withPsk(hkdf, secret);
    Arrays.fill(secret, (byte) 0);
    int covered = ClientHello.truncatedLength(encoded.length, offered);
    byte[] truncated = transcript.hashWith(hash(), encoded, 0, covered);
    offered.patch(encoded, List.of(early.binder(PskOrigin.RESUMPTION, truncated)));
    early.wipe();
  }

  /** RFC 9846, 4.2.11.1: the age in milliseconds plus a secret number, modulo 2^32. */
  private long obfuscatedAge() {
    Duration age =
        Duration.between(
            session.ticket().received(), target.config().environment().clock().instant());
    return (age.toMillis() + session.ticket().ageAdd()) & 0xFFFFFFFFL;
  }

  private HashAlgorithm hash() {
    return session.suite().hash();
  }
}
