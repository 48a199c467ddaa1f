// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key exchanges that a client has begun, of which at most one ends.
 *
 * @param begun in the order of the hello
 * @param askedFor whether a HelloRetryRequest named the group
 */
record BegunExchanges(List<KeyExchange> begun, boolean askedFor) {
  /**
   * Those that the configuration names, or the most wanted group with ML-KEM and the most wanted
   * without, in the order of preference, so that servers of either kind need not ask for another
   * hello. Of a hybrid its own curve is taken alone where that is wanted too: it costs nothing,
   * being of the same key.
   */
  static BegunExchanges first(ClientConfig config) throws TlsFault {
    List<NamedGroup> groups =
        config.parameters().groups().stream()
            .filter(group -> group.usableIn(ProtocolVersion.TLS13))
            .toList();
    Optional<List<NamedGroup>> wanted = config.policy().hello().keyShares();
    return wanted.isPresent()
        ? of(groups.stream().filter(wanted.get()::contains).toList(), config)
        : mostWanted(groups, config);
  }

  /**
   * RFC 9846, 4.2.8: shares come in the order of the groups, and "Clients MAY send an empty
   * client_shares vector in order to request group selection from the server".
   */
  private static BegunExchanges of(List<NamedGroup> groups, ClientConfig config) throws TlsFault {
    List<KeyExchange> begun = new ArrayList<>();
    for (NamedGroup group : groups) {
      begun.add(begin(config, group));
    }
    return new BegunExchanges(begun, false);
  }

  private static BegunExchanges mostWanted(List<NamedGroup> groups, ClientConfig config)
      throws TlsFault {
    Optional<NamedGroup> quantum = groups.stream().filter(BegunExchanges::hasKem).findFirst();
    Optional<NamedGroup> classical = groups.stream().filter(group -> !hasKem(group)).findFirst();
    if (quantum.isEmpty() || classical.isEmpty()) {
      return new BegunExchanges(begun(groups, config), false);
    }
    boolean quantumFirst = groups.getFirst().equals(quantum.get());
    KeyExchange most = begin(config, quantum.get());
    boolean half =
        quantum.get().isHybrid()
            && (classical.get() == quantum.get().curve()
                || (quantumFirst && groups.contains(quantum.get().curve())));
    KeyExchange other = half ? most.curveOnly() : begin(config, classical.get());
    return new BegunExchanges(quantumFirst ? List.of(most, other) : List.of(other, most), false);
  }

  private static boolean hasKem(NamedGroup group) {
    return group.kem() != null;
  }

  private static List<KeyExchange> begun(List<NamedGroup> groups, ClientConfig config)
      throws TlsFault {
    return groups.isEmpty() ? List.of() : List.of(begin(config, groups.getFirst()));
  }

  /** The group that the server asks for, and no other. */
  static BegunExchanges only(NamedGroup group, ClientConfig config) throws TlsFault {
    return new BegunExchanges(List.of(begin(config, group)), true);
  }

  private static KeyExchange begin(ClientConfig config, NamedGroup group) throws TlsFault {
    return config.environment().primitives().begin(group, config.environment().random());
  }

  /** The groups whose shares were sent. */
  List<String> labels() {
    return begun.stream().map(each -> each.group().label()).toList();
  }

  /** The exchange of a group; null where no share of it was sent. */
  @Nullable KeyExchange find(int group) {
    for (KeyExchange exchange : begun) {
      if (exchange.group().code() == group) {
        return exchange;
      }
    }
    return null;
  }
}
