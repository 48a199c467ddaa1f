// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.NameScope;
import dev.signet.ca.Network;
import dev.signet.cli.config.Configuration;
import dev.signet.cli.config.EnrolSetting;
import dev.signet.cli.config.RouteSetting;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this gateway is called: {@code localhost}, the loopback addresses, this host's name, the
 * addresses that it is told to listen on and the hosts of its routes.
 *
 * @param own the names and addresses of the machine, at which routes without a host are served
 * @param routed the hosts of routes, some with {@code *.} in front
 * @param domains further domains that the authority may certify
 */
record OwnNames(SequencedSet<String> own, Set<String> routed, List<String> domains) {
  private static final String LOCALHOST = "localhost";
  private static final List<String> LOOPBACK = List.of(LOCALHOST, "127.0.0.1", "::1");

  /**
   * The kernel's own word for the host; asking the resolver could wait for a server that is away.
   */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  /** Copies the sets. */
  OwnNames {
    own = new LinkedHashSet<>(own);
    routed = Set.copyOf(routed);
    domains = List.copyOf(domains);
  }

  /** The names by these settings. */
  static OwnNames of(Configuration configuration) {
    SequencedSet<String> own = new LinkedHashSet<>(LOOPBACK);
    String host = hostName();
    if (NAME.matcher(host).matches()) {
      own.add(host);
    }
    configuration.listeners().addresses().stream()
        .filter(address -> !address.isAnyLocalAddress())
        .forEach(address -> own.add(text(address)));
    configuration.authority().est().host().ifPresent(own::add);
    Set<String> routed =
        configuration.routes().stream()
            .map(RouteSetting::host)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    return new OwnNames(own, routed, domains(configuration));
  }

  // What other authorities may fail to certify, our own does meanwhile.
  private static List<String> domains(Configuration configuration) {
    EnrolSetting enrolment = configuration.enrolment();
    List<String> domains = new ArrayList<>(configuration.authority().domains());
    if (enrolment.isUsed()) {
      Stream.concat(
              enrolment.names().stream().flatMap(List::stream), enrolment.demand().names().stream())
          .map(OwnNames::parent)
          .filter(name -> !domains.contains(name))
          .forEach(domains::add);
    }
    return domains;
  }

  /**
   * The routes' hosts that another authority may certify: whatever is below {@code localhost} leads
   * to the asking machine itself (RFC 6761, 6.3).
   *
   * @param wildcards whether those can be proven
   */
  Set<String> certifiable(boolean wildcards) {
    return routed.stream()
        .filter(name -> !name.equals(LOCALHOST) && !name.endsWith("." + LOCALHOST))
        .filter(name -> wildcards || !name.startsWith("*."))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything that the certificate must hold, the machine's own names first. */
  SequencedSet<String> all() {
    SequencedSet<String> all = new LinkedHashSet<>(own);
    all.addAll(new java.util.TreeSet<>(routed));
    return all;
  }

  /**
   * The hosts at which routes without a host are served, as they stand in a request: IPv6 addresses
   * in brackets.
   */
  Set<String> hosts() {
    return own.stream()
        .map(name -> name.contains(":") ? "[" + name + "]" : name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the authority may certify. */
  NameScope scope() {
    List<String> names =
        all().stream().filter(name -> !isAddress(name)).map(OwnNames::parent).toList();
    List<Network> networks =
        own.stream()
            .filter(OwnNames::isAddress)
            .map(address -> Network.parse(address + (address.contains(":") ? "/128" : "/32")))
            .toList();
    NameScope scope = NameScope.local().withDomains(names).withDomains(domains);
    List<Network> further =
        networks.stream()
            .filter(network -> !scope.includes(new NameScope(List.of(), List.of(network))))
            .toList();
    return scope.withNetworks(further);
  }

  private static String parent(String name) {
    return name.startsWith("*.") ? name.substring(2) : name;
  }

  static boolean isAddress(String name) {
    try {
      return !InetAddress.ofLiteral(name).getHostAddress().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    if (address instanceof Inet6Address) {
      // The JDK writes every group; ::1 is what stands in certificates of the loopback address.
      return address.isLoopbackAddress() ? "::1" : text.replaceAll("%.*", "");
    }
    return text;
  }

  private static String hostName() {
    try {
      return Files.readString(HOST_NAME, StandardCharsets.US_ASCII)
          .strip()
          .toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      return System.getenv().getOrDefault("HOSTNAME", "").toLowerCase(Locale.ROOT);
    }
  }
}
