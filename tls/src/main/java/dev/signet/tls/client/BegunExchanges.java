// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.ClientConfig;
import dev.signet.tls.crypto.KeyExchange;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key exchanges that a client has begun, of which at most one ends.
 *
 * @param begun in the order of the hello
 * @param askedFor whether a HelloRetryRequest named the group
 */
record BegunExchanges(List<KeyExchange> begun, boolean askedFor) {
  /**
   * The most wanted group; where that is a hybrid, its classical half alone as well, by the same
   * key, for servers that know no hybrid.
   */
  static BegunExchanges first(ClientConfig config) throws TlsFault {
    List<NamedGroup> groups = config.parameters().groups();
    for (NamedGroup group : groups) {
      if (group.usableIn(ProtocolVersion.TLS13)) {
        KeyExchange most = begin(config, group);
        boolean both = group.isHybrid() && groups.contains(group.curve());
        return new BegunExchanges(both ? List.of(most, most.curveOnly()) : List.of(most), false);
      }
    }
    return new BegunExchanges(List.of(), false);
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
