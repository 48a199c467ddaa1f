// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeIdentifier;
import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks the DNS: the resolvers of the settings, or the system's own. Remembers nothing. */
final class NameLookup {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Fewer than these are tried when a name has more. */
  private static final int MOST_ADDRESSES = 4;

  private final List<InetSocketAddress> resolvers;

  NameLookup(List<InetSocketAddress> resolvers) {
    this.resolvers = resolvers;
  }

  /** The addresses of an identifier, at least one. */
  List<InetAddress> addresses(AcmeIdentifier identifier) {
    return identifier.address().map(List::of).orElseGet(() -> addresses(identifier.value()));
  }

  /** The addresses of a host name, at least one. */
  List<InetAddress> addresses(String host) {
    // RFC 6761, 6.3: names below localhost are loopback addresses, whatever a resolver says.
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }
    List<InetAddress> found = resolvers.isEmpty() ? bySystem(host) : byResolvers(host);
    if (found.isEmpty()) {
      throw unresolved(host, "an A or AAAA record", "none");
    }
    return found.stream().limit(MOST_ADDRESSES).toList();
  }

  /** The texts at a name; none where there is no such name. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Record each : ask(name, Type.TXT)) {
      if (each instanceof TXTRecord text) {
        texts.add(String.join("", text.getStrings()));
      }
    }
    return texts;
  }

  private static List<InetAddress> bySystem(String host) {
    try {
      return Arrays.asList(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private List<InetAddress> byResolvers(String host) {
    List<InetAddress> found = new ArrayList<>();
    for (Record each : ask(host, Type.AAAA)) {
      if (each instanceof AAAARecord record) {
        found.add(record.getAddress());
      }
    }
    for (Record each : ask(host, Type.A)) {
      if (each instanceof ARecord record) {
        found.add(record.getAddress());
      }
    }
    return found;
  }

  private List<Record> ask(String name, int type) {
    Lookup lookup;
    try {
      lookup = new Lookup(Name.fromString(name, Name.root), type);
      lookup.setResolver(resolver());
    } catch (TextParseException | UnknownHostException e) {
      throw unresolved(name, "a name of the DNS", "something else");
    }
    // Who sets a record and says "look" must not get the answer from before.
    lookup.setCache(null);
    Record[] answer = lookup.run();
    return switch (lookup.getResult()) {
      case Lookup.SUCCESSFUL -> answer == null ? List.of() : List.of(answer);
      case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
      default ->
          throw unresolved(name, "an answer of " + Type.string(type), lookup.getErrorString());
    };
  }

  private Resolver resolver() throws UnknownHostException {
    if (resolvers.isEmpty()) {
      ExtendedResolver system = new ExtendedResolver();
      system.setTimeout(TIMEOUT);
      return system;
    }
    List<Resolver> each = new ArrayList<>();
    for (InetSocketAddress address : resolvers) {
      each.add(new SimpleResolver(address));
    }
    ExtendedResolver all = new ExtendedResolver(each);
    all.setTimeout(TIMEOUT);
    return all;
  }

  private static FindingException unresolved(String name, String wanted, String found) {
    return Finding.about(AcmeCode.CHALLENGE_NAME_UNRESOLVED)
        .subject(name)
        .wanted(wanted)
        .found(found)
        .toException();
  }
}
