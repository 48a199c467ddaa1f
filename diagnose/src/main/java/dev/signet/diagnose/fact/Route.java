// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.fact;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a connection went.
 *
 * @param host as it was asked for
 * @param port at the server
 * @param addresses all that the name has, in the resolver's order
 * @param used the one that answered; empty where none did
 */
public record Route(
    String host, int port, List<InetAddress> addresses, Optional<InetAddress> used) {
  /** Copies the list. */
  public Route {
    addresses = List.copyOf(addresses);
  }

  /** Host and port, and the address where it says more: {@code db.test:5432 (10.0.0.7)}. */
  public String text() {
    String place = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    return used.map(InetAddress::getHostAddress)
        .filter(address -> !address.equals(host))
        .map(address -> place + " (" + address + ")")
        .orElse(place);
  }
}
