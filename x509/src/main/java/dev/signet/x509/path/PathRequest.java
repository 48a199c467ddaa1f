// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.GeneralName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be judged: a peer's certificates, for whom and for what. Immutable.
 *
 * @param leaf the peer's own certificate
 * @param others what it sent beside, in the order in which it came, and what was fetched since
 * @param purpose what the leaf is to be used for
 * @param peer who the leaf must name, as {@link GeneralName#ofHost} makes it; empty where the
 *     caller looks at the names itself
 * @param revocation the lists to look the certificates up in; with none, revocation is not looked
 *     at
 * @param limits how far the search may go
 */
public record PathRequest(
    Certificate leaf,
    List<Certificate> others,
    Purpose purpose,
    Optional<GeneralName> peer,
    List<Crl> revocation,
    Limits limits) {
  /** Copies the lists. */
  public PathRequest {
    others = List.copyOf(others);
    revocation = List.copyOf(revocation);
  }

  /**
   * How far the search for a path may go.
   *
   * @param intermediates the most certificates between leaf and anchor
   * @param mayFetch whether the answer may be {@link Verdict.Needs}
   * @param fetched places that were tried already
   */
  public record Limits(int intermediates, boolean mayFetch, Set<URI> fetched) {
    /** Real paths have one or two intermediates; cross-signed ones up to four. */
    public static final int MAX_INTERMEDIATES = 10;

    /** The usual limits: {@value #MAX_INTERMEDIATES} intermediates and no fetching. */
    public static Limits usual() {
      return new Limits(MAX_INTERMEDIATES, false, Set.of());
    }

    /** Copies the set. */
    public Limits {
      fetched = Set.copyOf(fetched);
    }
  }

  /**
   * A TLS server's certificates, for a host name or IP address.
   *
   * @param chain as the server sent it, its own certificate first
   * @throws dev.signet.explain.FindingException {@code host-name-malformed}
   */
  public static PathRequest forServer(List<Certificate> chain, String host) {
    return of(chain, Purpose.TLS_SERVER, Optional.of(GeneralName.ofHost(host)));
  }

  /**
   * A TLS client's certificates, its own first. Who it is, the caller reads from the verified path.
   */
  public static PathRequest forClient(List<Certificate> chain) {
    return of(chain, Purpose.TLS_CLIENT, Optional.empty());
  }

  /** Certificates for any purpose and name, the one to be judged first. */
  public static PathRequest forAny(List<Certificate> chain) {
    return of(chain, Purpose.ANY, Optional.empty());
  }

  private static PathRequest of(
      List<Certificate> chain, Purpose purpose, Optional<GeneralName> peer) {
    List<Certificate> others = chain.subList(1, chain.size());
    return new PathRequest(chain.getFirst(), others, purpose, peer, List.of(), Limits.usual());
  }

  /** The same with revocation lists to look in. */
  public PathRequest withRevocation(List<Crl> lists) {
    return new PathRequest(leaf, others, purpose, peer, lists, limits);
  }

  /** The same with other limits. */
  public PathRequest withLimits(Limits other) {
    return new PathRequest(leaf, others, purpose, peer, revocation, other);
  }

  /** The same with certificates that were fetched from a place; none where the fetch failed. */
  public PathRequest withFetched(URI place, List<Certificate> certificates) {
    List<Certificate> more = new ArrayList<>(others);
    more.addAll(certificates);
    Set<URI> fetched = new java.util.HashSet<>(limits.fetched);
    fetched.add(place);
    return new PathRequest(
        leaf,
        more,
        purpose,
        peer,
        revocation,
        new Limits(limits.intermediates, limits.mayFetch, fetched));
  }
}
