// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.validate;

import dev.signet.ca.Network;
import dev.signet.ca.acme.AcmeCode;
import dev.signet.ca.acme.AcmeSettings;
import dev.signet.explain.Finding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Which addresses are asked, so that nobody has us reach where only we can.
 *
 * <p>Judged on the address that is connected to, after every look-up: a name that changes its mind
 * in between gains nothing.
 */
final class AddressPolicy {
  /**
   * Metadata services of cloud machines that are not link-local, and addresses that mean "this
   * network" (RFC 6890).
   */
  private static final List<Network> NEVER =
      List.of(
          Network.parse("0.0.0.0/8"),
          Network.parse("169.254.0.0/16"),
          Network.parse("100.100.100.200/32"),
          Network.parse("192.0.0.0/24"),
          Network.parse("fd00:ec2::254/128"),
          Network.parse("fe80::/10"));

  private final AcmeSettings.Reach reach;

  AddressPolicy(AcmeSettings.Reach reach) {
    this.reach = reach;
  }

  /** Refuses an address that is not to be asked. */
  void require(InetAddress address, int port) {
    if (!mayAsk(address, port)) {
      throw Finding.about(AcmeCode.CHALLENGE_ADDRESS_DENIED)
          .subject(address.getHostAddress() + " port " + port)
          .wanted("a public or private address that is not this authority's own")
          .found(kind(address))
          .toException();
    }
  }

  private boolean mayAsk(InetAddress address, int port) {
    byte[] octets = address.getAddress();
    boolean own = reach.denied().stream().anyMatch(socket -> isAt(socket, address, port));
    boolean never =
        NEVER.stream().anyMatch(network -> network.contains(octets))
            || address.isAnyLocalAddress()
            || address.isMulticastAddress();
    if (own || never) {
      return false;
    }
    return !address.isLoopbackAddress()
        || reach.loopback()
        || reach.allowed().stream().anyMatch(network -> network.contains(octets));
  }

  private static boolean isAt(InetSocketAddress socket, InetAddress address, int port) {
    boolean everywhere = socket.getAddress() == null || socket.getAddress().isAnyLocalAddress();
    return socket.getPort() == port
        && (everywhere ? address.isLoopbackAddress() : socket.getAddress().equals(address));
  }

  private static String kind(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return "a loopback address";
    }
    if (address.isMulticastAddress()) {
      return "a multicast address";
    }
    return address.isLinkLocalAddress() ? "a link-local address" : "an address of special use";
  }
}
