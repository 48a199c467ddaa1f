// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.revoke;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.signet.ca.CrlLog;
import dev.signet.ca.CrlPart;
import dev.signet.ca.CrlScope;
import dev.signet.ca.Issuer;
import dev.signet.ca.RevocationList;
import dev.signet.ca.RevocationLog;
import dev.signet.ca.ShardBook;
import dev.signet.ca.Signer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Publishes each issuer's lists of revoked certificates: the whole one, its parts, and what has
 * changed since an earlier whole one.
 *
 * <p>A list is made when it is asked for and something was revoked or it ages. What is needed to
 * write it again is in the database, so that nodes and restarts go on counting; the lists
 * themselves are kept in memory, and the next one begins with the entries of the one before.
 */
public final class CrlDesk {
  /** A whole list of a million entries has 50 MB, and is kept with its entries; most have 1 KB. */
  private static final long MAX_KEPT_BYTES = 128L * 1024 * 1024;

  /** Two nodes at once are likely, three are not. */
  private static final int MAX_RACES = 5;

  private final RevocationLog revocations;
  private final CrlLog lists;
  private final ShardBook shards;
  private final CrlPress press;
  private final Function<Issuer, String> deltas;
  private final InstantSource clock;
  private final Cache<Key, Kept> kept;
  private final Map<Key, Object> makers = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * Publishes from a database.
   *
   * @param deltas where the changes of an issuer's whole list are, or an empty text where no
   *     address is known
   */
  public CrlDesk(Parts parts, Function<Issuer, String> deltas, InstantSource clock) {
    this.revocations = parts.revocations();
    this.lists = parts.lists();
    this.shards = parts.shards();
    this.press = new CrlPress(revocations, lists);
    this.deltas = deltas;
    this.clock = clock;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT_BYTES)
            .weigher((Key key, Kept one) -> one.edition().weight())
            .build();
  }

  /**
   * What lists are made of.
   *
   * @param revocations what was revoked
   * @param lists what was signed
   * @param shards the parts
   */
  public record Parts(RevocationLog revocations, CrlLog lists, ShardBook shards) {}

  private record Key(String issuer, CrlPart part) {}

  /** A list, and how many changes had been told when it was seen to be current. */
  private record Kept(CrlEdition edition, long seen) {}

  /** Looks anew before the next answer: a certificate was revoked, here or on another node. */
  public void changed() {
    changes.incrementAndGet();
  }

  /**
   * The present list.
   *
   * @param signer the issuer's key, where it is there; without it an older list is given as long as
   *     it is believed
   * @return empty where there is no such list, or none is believed and the key is away
   */
  public Optional<RevocationList> current(
      Issuer issuer, CrlPart part, Supplier<Optional<Signer>> signer) {
    Key key = new Key(issuer.id(), part);
    Kept known = kept.getIfPresent(key);
    CrlCalendar calendar = new CrlCalendar(issuer.role(), part, clock.instant());
    if (known != null && known.seen() == changes.get() && calendar.isFresh(known.edition())) {
      return Optional.of(known.edition().published());
    }
    if (part instanceof CrlPart.Shard(long shard)
        && shards.address(new CrlScope(issuer.id(), shard)).isEmpty()) {
      return Optional.empty();
    }
    synchronized (makers.computeIfAbsent(key, k -> new Object())) {
      return look(issuer, key, calendar, signer).map(CrlEdition::published);
    }
  }

  /** Whether what is stored gives a list that its issuer has signed. */
  public boolean isSound(Issuer issuer, CrlLog.Signed signed) {
    return press
        .reprint(issuer, signed)
        .filter(edition -> CrlPress.isSigned(issuer, edition))
        .isPresent();
  }

  private Optional<CrlEdition> look(
      Issuer issuer, Key key, CrlCalendar calendar, Supplier<Optional<Signer>> signer) {
    long seen = changes.get();
    Optional<CrlEdition> known = known(issuer, key);
    Optional<CrlEdition> current =
        known
            .filter(edition -> isCurrent(edition, calendar))
            .or(() -> signer.get().map(s -> make(issuer, key.part(), known, s)))
            .or(() -> known.filter(calendar::isBelieved));
    current.ifPresent(edition -> kept.put(key, new Kept(edition, seen)));
    return current;
  }

  private Optional<CrlEdition> known(Issuer issuer, Key key) {
    return Optional.ofNullable(kept.getIfPresent(key))
        .map(Kept::edition)
        .or(() ->
            lists
                .newest(scope(issuer, key.part()), key.part() instanceof CrlPart.Delta)
                .flatMap(signed -> press.reprint(issuer, signed)));
  }

  private boolean isCurrent(CrlEdition edition, CrlCalendar calendar) {
    return calendar.isFresh(edition)
        && (edition.list().coverage().covered() >= revocations.latest(edition.list().scope())
            || calendar.mayLag(edition));
  }

  private CrlEdition make(Issuer issuer, CrlPart part, Optional<CrlEdition> known, Signer signer) {
    if (part instanceof CrlPart.Delta) {
      // What it says the changes to has to be there before it.
      var _ = current(issuer, new CrlPart.Whole(), () -> Optional.of(signer));
    }
    CrlScope scope = scope(issuer, part);
    String address = scope.isWhole() ? deltas.apply(issuer) : shards.address(scope).orElseThrow();
    for (int i = 0; i < MAX_RACES; i++) {
      CrlCalendar calendar = new CrlCalendar(issuer.role(), part, clock.instant());
      CrlPlan.Draft draft = new CrlPlan(revocations, lists, calendar).next(scope, known, address);
      Optional<CrlEdition> made = press.print(issuer, signer, draft);
      if (made.isPresent()) {
        return made.get();
      }
    }
    throw new IllegalStateException("other nodes publish without end");
  }

  private static CrlScope scope(Issuer issuer, CrlPart part) {
    return part instanceof CrlPart.Shard(long shard)
        ? new CrlScope(issuer.id(), shard)
        : CrlScope.whole(issuer.id());
  }
}
