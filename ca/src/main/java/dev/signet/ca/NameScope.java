// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that an intermediate may put into certificates: domains with everything below them, and
 * ranges of addresses.
 *
 * <p>It becomes the intermediate's critical name constraints (RFC 5280, 4.2.1.10), so that whoever
 * steals its key, or whoever is asked to trust its root, knows that it can speak for nothing else.
 *
 * @param domains lower case, without a leading or trailing dot, in order
 * @param networks ranges of addresses, in order
 */
public record NameScope(List<String> domains, List<Network> networks) {
  /** The longest domain name that fits the DNS (RFC 1035, 2.3.4). */
  private static final int MAX_DOMAIN = 253;

  private static final List<Network> LOOPBACK =
      List.of(Network.parse("127.0.0.0/8"), Network.parse("::1/128"));

  /** Sorts, removes what is named twice, and refuses what is no domain. */
  public NameScope {
    domains = sorted(domains.stream().map(d -> d.toLowerCase(Locale.ROOT)));
    networks =
        networks.stream()
            .distinct()
            .sorted((a, b) -> a.toString().compareTo(b.toString()))
            .toList();
    domains.forEach(NameScope::requireDomain);
  }

  /** {@code localhost} and the loopback addresses: what every machine calls itself. */
  public static NameScope local() {
    return new NameScope(List.of("localhost"), LOOPBACK);
  }

  /** This scope and further domains. */
  public NameScope withDomains(Collection<String> further) {
    return union(new NameScope(List.copyOf(further), List.of()));
  }

  /** This scope and further ranges of addresses. */
  public NameScope withNetworks(Collection<Network> further) {
    return union(new NameScope(List.of(), List.copyOf(further)));
  }

  /**
   * What either scope covers. A domain below another of them is left out, for it is covered
   * already.
   */
  public NameScope union(NameScope other) {
    List<String> both = Stream.concat(domains.stream(), other.domains.stream()).toList();
    List<String> widest = both.stream().filter(d -> !hasParent(both, d)).toList();
    return new NameScope(
        widest, Stream.concat(networks.stream(), other.networks.stream()).toList());
  }

  /** Whether a host name, with or without {@code *.} before it, lies in one of the domains. */
  public boolean covers(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    String plain = name.startsWith("*.") ? name.substring(2) : name;
    return domains.stream().anyMatch(d -> plain.equals(d) || plain.endsWith("." + d));
  }

  /** Whether an address of 4 or 16 bytes lies in one of the ranges. */
  public boolean covers(byte[] address) {
    return networks.stream().anyMatch(n -> n.contains(address));
  }

  /** Whether everything that another scope covers is covered here. */
  public boolean includes(NameScope other) {
    return other.domains.stream().allMatch(this::covers)
        && other.networks.stream().allMatch(n -> networks.stream().anyMatch(m -> m.includes(n)));
  }

  /** The domains and ranges behind each other, as a person reads them. */
  @Override
  public String toString() {
    return Stream.concat(domains.stream(), networks.stream().map(Network::toString))
        .collect(Collectors.joining(", "));
  }

  private static boolean hasParent(List<String> domains, String domain) {
    return domains.stream().anyMatch(d -> domain.endsWith("." + d));
  }

  private static List<String> sorted(Stream<String> values) {
    SortedSet<String> sorted = values.collect(Collectors.toCollection(TreeSet::new));
    return List.copyOf(sorted);
  }

  private static void requireDomain(String domain) {
    boolean labels =
        Arrays.stream(domain.split("\\.", -1))
            .allMatch(l -> l.matches("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"));
    if (!labels || domain.length() > MAX_DOMAIN) {
      throw new IllegalArgumentException("not a domain name: " + domain);
    }
  }
}
