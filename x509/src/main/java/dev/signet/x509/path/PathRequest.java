// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.path;

import dev.signet.x509.Certificate;
import dev.signet.x509.Crl;
import dev.signet.x509.GeneralName;
import dev.signet.x509.OcspResponse;
import dev.signet.x509.policy.PolicyInputs;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
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
 * @param terms what is demanded beyond that, and how far the search may go
 */
public record PathRequest(
    Certificate leaf,
    List<Certificate> others,
    Purpose purpose,
    Optional<GeneralName> peer,
    Terms terms) {
  /** Copies the list. */
  public PathRequest {
    others = List.copyOf(others);
  }

  /**
   * What is demanded of a path beyond the rules of its anchor.
   *
   * @param policies under which certificate policies it must hold
   * @param revocation how revocation is looked at
   * @param limits how far the search may go
   */
  public record Terms(PolicyInputs policies, RevocationTerms revocation, Limits limits) {
    /** No policies, no revocation, the usual limits. */
    public static Terms usual() {
      return new Terms(PolicyInputs.none(), RevocationTerms.off(), Limits.usual());
    }
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

    private Limits plus(URI place) {
      Set<URI> more = new HashSet<>(fetched);
      more.add(place);
      return new Limits(intermediates, mayFetch, more);
    }
  }

  /**
   * A TLS server's certificates, for a host name or IP address.
   *
   * @param chain as the server sent it, its own certificate first
   * @throws dev.signet.explain.FindingException {@code host-name-malformed}
   */
  public static PathRequest forServer(List<Certificate> chain, String host) {
    return of(chain, Purpose.TLS_SERVER).withPeer(GeneralName.ofHost(host));
  }

  /**
   * A TLS client's certificates, its own first. Who it is, the caller reads from the verified path.
   */
  public static PathRequest forClient(List<Certificate> chain) {
    return of(chain, Purpose.TLS_CLIENT);
  }

  /** Certificates for any purpose and name, the one to be judged first. */
  public static PathRequest forAny(List<Certificate> chain) {
    return of(chain, Purpose.ANY);
  }

  /**
   * Certificates for a purpose and whatever name.
   *
   * @param chain the one to be judged first
   */
  public static PathRequest of(List<Certificate> chain, Purpose purpose) {
    List<Certificate> others = chain.subList(1, chain.size());
    return new PathRequest(chain.getFirst(), others, purpose, Optional.empty(), Terms.usual());
  }

  /** How revocation is looked at. */
  public RevocationTerms revocation() {
    return terms.revocation;
  }

  /** How far the search may go. */
  public Limits limits() {
    return terms.limits;
  }

  /** The same for somebody whom the leaf must name. */
  public PathRequest withPeer(GeneralName name) {
    return new PathRequest(leaf, others, purpose, Optional.of(name), terms);
  }

  /** The same with revocation lists to look in, and refused where they do not tell. */
  public PathRequest withRevocation(List<Crl> lists) {
    return withRevocation(
        lists.isEmpty()
            ? RevocationTerms.off()
            : RevocationTerms.of(RevocationTerms.Mode.HARD).plusLists(lists));
  }

  /** The same with revocation looked at in another way. */
  public PathRequest withRevocation(RevocationTerms other) {
    return with(new Terms(terms.policies, other, terms.limits));
  }

  /** The same under other policies. */
  public PathRequest withPolicies(PolicyInputs other) {
    return with(new Terms(other, terms.revocation, terms.limits));
  }

  /** The same with other limits. */
  public PathRequest withLimits(Limits other) {
    return with(new Terms(terms.policies, terms.revocation, other));
  }

  /** The same with certificates that were fetched from a place; none where the fetch failed. */
  public PathRequest withFetched(URI place, List<Certificate> certificates) {
    List<Certificate> more = new ArrayList<>(others);
    more.addAll(certificates);
    return new PathRequest(leaf, more, purpose, peer, terms).tried(place);
  }

  /** The same with a list that was fetched from a place; none where the fetch failed. */
  public PathRequest withFetchedList(URI place, Optional<Crl> list) {
    return withRevocation(terms.revocation.plusLists(list.stream().toList())).tried(place);
  }

  /** The same with a response that was fetched from a place; none where the fetch failed. */
  public PathRequest withFetchedResponse(URI place, Optional<OcspResponse> response) {
    return withRevocation(terms.revocation.plusResponses(response.stream().toList())).tried(place);
  }

  private PathRequest tried(URI place) {
    return withLimits(terms.limits.plus(place));
  }

  private PathRequest with(Terms other) {
    return new PathRequest(leaf, others, purpose, peer, other);
  }
}
