// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.ca.Issuer;
import dev.signet.ca.OcspReply;
import dev.signet.ca.Responder;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.SerialNumber;
import dev.signet.ca.Standing;
import dev.signet.explain.FindingException;
import dev.signet.x509.OcspCertificateId;
import dev.signet.x509.OcspQuestion;
import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Answers for issuers whether their certificates are revoked (RFC 6960, and RFC 5019 for those who
 * ask much).
 *
 * <p>An answer about one certificate that everybody may have is signed once and kept until it ages
 * or a revocation is told to {@link #changed}; one with a nonce is signed for who asks.
 */
public final class OcspDesk {
  /** An answer outlasts a night in which nothing is signed, and is known to be old after a day. */
  private static final Duration PERIOD = Duration.ofDays(1);

  /** A kept answer is replaced in the first quarter of its life, so that all last for long. */
  private static final int FRESH_PART = 4;

  /** A serial number that is unknown now may be handed out in a moment. */
  private static final Duration UNKNOWN_PERIOD = Duration.ofMinutes(5);

  /** Clients whose clock is a little behind must not take an answer for one of the future. */
  private static final Duration BACKDATE = Duration.ofMinutes(1);

  /** At some 900 bytes each, all kept answers together stay below 32 MiB. */
  private static final int MAX_KEPT = 32_768;

  private final RevocationLog log;
  private final Function<Issuer, Optional<Responder>> responders;
  private final InstantSource clock;
  private final Cache<Key, OcspReply> kept = Caffeine.newBuilder().maximumSize(MAX_KEPT).build();
  private final Cache<String, Standing> standings =
      Caffeine.newBuilder().maximumSize(MAX_KEPT).build();
  private final Map<String, OcspEncoding> encodings = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Answers from a log.
   *
   * @param responders who signs for an issuer at this moment
   */
  public OcspDesk(
      RevocationLog log, Function<Issuer, Optional<Responder>> responders, InstantSource clock) {
    this.log = log;
    this.responders = responders;
    this.clock = clock;
  }

  /** Serial numbers are unique in all issuers; the hash is part of what must be said back. */
  private record Key(Bytes id) {}

  /** Forgets what was said: certificates were revoked, here or on another node. */
  public void changed() {
    changes.incrementAndGet();
    kept.invalidateAll();
    standings.invalidateAll();
  }

  /** The answer to a request; empty where nobody may sign for the issuer. */
  public Optional<OcspReply> answer(Issuer issuer, byte[] request) {
    OcspQuestion question;
    try {
      question = OcspQuestion.read(request);
    } catch (FindingException e) {
      return Optional.of(refused(OcspEncoding.Refusal.MALFORMED));
    }
    boolean ours =
        question.certificates().stream().allMatch(a -> a.id().isOf(issuer.certificate()));
    if (!ours) {
      return Optional.of(refused(OcspEncoding.Refusal.UNAUTHORIZED));
    }
    boolean general = question.nonce().isEmpty() && question.certificates().size() == 1;
    return general
        ? general(issuer, question.certificates().getFirst())
        : encoding(issuer).map(e -> signed(issuer, question, e));
  }

  private Optional<OcspReply> general(Issuer issuer, OcspQuestion.Asked asked) {
    Key key = new Key(asked.encoded());
    OcspReply known = kept.getIfPresent(key);
    if (known != null && isFresh(known)) {
      return Optional.of(known);
    }
    long before = changes.get();
    OcspQuestion question = new OcspQuestion(List.of(asked), Optional.empty());
    Optional<OcspReply> made = encoding(issuer).map(e -> signed(issuer, question, e));
    made.filter(reply -> reply.life().isPresent()).ifPresent(reply -> kept.put(key, reply));
    if (changes.get() != before) {
      // What was read may be older than the revocation that was told meanwhile.
      kept.invalidate(key);
    }
    return made;
  }

  private OcspReply signed(Issuer issuer, OcspQuestion question, OcspEncoding encoding) {
    List<OcspEncoding.Statement> statements =
        question.certificates().stream()
            .map(asked -> new OcspEncoding.Statement(asked.encoded(), standing(issuer, asked.id())))
            .toList();
    boolean known = statements.stream().noneMatch(s -> s.standing() instanceof Standing.Unknown);
    Validity life = life(encoding.responder(), known ? PERIOD : UNKNOWN_PERIOD);
    Bytes encoded = encoding.sign(statements, life, question.nonce());
    boolean general = known && question.nonce().isEmpty();
    return new OcspReply(encoded, general ? Optional.of(life) : Optional.empty());
  }

  private Standing standing(Issuer issuer, OcspCertificateId id) {
    if (id.serial().signum() <= 0) {
      return new Standing.Unknown();
    }
    String serial = new SerialNumber(id.serial()).hex();
    Standing known = standings.getIfPresent(serial);
    return known == null ? standing(issuer, serial) : known;
  }

  /** What may change without being told, an issuance, is not kept. */
  private Standing standing(Issuer issuer, String serial) {
    long before = changes.get();
    Standing read = log.standing(issuer.id(), serial);
    if (!(read instanceof Standing.Unknown)) {
      standings.put(serial, read);
    }
    if (changes.get() != before) {
      standings.invalidate(serial);
    }
    return read;
  }

  /** RFC 6960, 4.2.2.1: no longer than the certificate of who signs. */
  private Validity life(Responder responder, Duration period) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = now.plus(period);
    Instant last = responder.certificate().validity().notAfter();
    return new Validity(now.minus(BACKDATE), end.isBefore(last) ? end : last);
  }

  private boolean isFresh(OcspReply reply) {
    Instant start = reply.life().orElseThrow().notBefore();
    return clock.instant().isBefore(start.plus(PERIOD.dividedBy(FRESH_PART)));
  }

  private Optional<OcspEncoding> encoding(Issuer issuer) {
    return responders.apply(issuer).map(responder -> encoding(issuer, responder));
  }

  private OcspEncoding encoding(Issuer issuer, Responder responder) {
    return encodings.compute(
        issuer.id(),
        (id, known) ->
            known != null && known.responder().equals(responder)
                ? known
                : new OcspEncoding(responder));
  }

  private static OcspReply refused(OcspEncoding.Refusal refusal) {
    return new OcspReply(refusal.response(), Optional.empty());
  }
}
