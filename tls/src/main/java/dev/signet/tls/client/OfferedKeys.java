// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ExternalPsk;
import dev.signet.tls.crypto.Hkdf;
import dev.signet.tls.extension.OfferedPsks;
import dev.signet.tls.extension.PskIdentity;
import dev.signet.tls.key.EarlyStage;
import dev.signet.tls.key.PskOrigin;
import dev.signet.tls.key.Transcript;
import dev.signet.tls.message.ClientHello;
import dev.signet.tls.session.PreSharedKey;
import dev.signet.tls.session.ResumableSession;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.HashAlgorithm;
import dev.signet.tls.suite.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a client's hello offers to go on with, and its proof that it holds the keys (RFC 9846,
 * 4.2.11).
 *
 * @param target who to reach
 * @param session of an earlier connection, of either version; its ticket of TLS 1.3 is the first
 *     key
 * @param all the keys of TLS 1.3
 */
record OfferedKeys(Target target, Optional<ResumableSession> session, List<OfferedKey> all) {
  /** The session's key, then those that were agreed on outside of TLS. */
  static OfferedKeys of(Target target, Optional<ResumableSession> session) {
    List<OfferedKey> keys = new ArrayList<>();
    if (target.offers13()) {
      session
          .filter(each -> each.version() == ProtocolVersion.TLS13)
          .ifPresent(each -> keys.add(ofTicket(target, each)));
      List<HashAlgorithm> hashes = hashes(target);
      for (ExternalPsk external : target.config().psks().keys()) {
        for (PreSharedKey key : external.keysFor(hashes, target.primitives())) {
          keys.add(new OfferedKey(key, new KnownBy.Key(external), 0));
        }
      }
    }
    return new OfferedKeys(target, session, keys);
  }

  /** RFC 9846, 4.1.4: keys whose hash is not the suite's are left out of a second hello. */
  OfferedKeys only(CipherSuite suite) {
    Optional<ResumableSession> still =
        session.filter(
            each -> each.version() == ProtocolVersion.TLS12 || each.suite().hash() == suite.hash());
    return new OfferedKeys(
        target, still, all.stream().filter(each -> each.key().hash() == suite.hash()).toList());
  }

  /** The extension with zeros where the binders come to stand. */
  OfferedPsks placeholder() {
    List<PskIdentity> identities = new ArrayList<>();
    for (OfferedKey each : all) {
      identities.add(new PskIdentity(each.key().identity(), each.obfuscatedAge()));
    }
    return OfferedPsks.withPlaceholders(
        identities, all.stream().mapToInt(each -> each.key().hash().length()).toArray());
  }

  /** Writes the binders over the zeros (RFC 9846, 4.2.11.2). */
  void bind(OfferedPsks offered, byte[] encoded, Transcript transcript) {
    int covered = ClientHello.truncatedLength(encoded.length, offered);
    List<byte[]> binders = new ArrayList<>();
    for (OfferedKey each : all) {
      PreSharedKey key = each.key();
      EarlyStage early = stage(key);
      byte[] truncated = transcript.hashWith(key.hash(), encoded, 0, covered);
      binders.add(early.binder(key.origin(), truncated));
      early.wipe();
    }
    offered.patch(encoded, binders);
  }

  /** The first stage of the key schedule with one of the keys. */
  EarlyStage stage(PreSharedKey key) {
    Hkdf hkdf = target.primitives().hkdf(key.hash());
    byte[] secret = key.secret();
    EarlyStage stage = EarlyStage.withPsk(hkdf, secret);
    Arrays.fill(secret, (byte) 0);
    return stage;
  }

  private static OfferedKey ofTicket(Target target, ResumableSession session) {
    PreSharedKey key =
        new PreSharedKey(
            session.ticket().ticket(),
            session.secret(),
            session.suite().hash(),
            PskOrigin.RESUMPTION);
    return new OfferedKey(key, new KnownBy.Session(session), obfuscatedAge(target, session));
  }

  /** RFC 9846, 4.2.11.1: the age in milliseconds plus a secret number, modulo 2^32. */
  private static long obfuscatedAge(Target target, ResumableSession session) {
    Duration age =
        Duration.between(
            session.ticket().received(), target.config().environment().clock().instant());
    return (age.toMillis() + session.ticket().ageAdd()) & 0xFFFFFFFFL;
  }

  private static List<HashAlgorithm> hashes(Target target) {
    return target.config().parameters().suites().stream()
        .filter(suite -> suite.version() == ProtocolVersion.TLS13)
        .map(CipherSuite::hash)
        .distinct()
        .toList();
  }
}
