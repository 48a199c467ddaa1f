// SPDX-License-Identifier: Apache-2.0
package dev.signet.x509.lint;

import dev.signet.x509.der.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that are nobody's on the Internet (RFC 6890): those of machines, links and networks.
 */
final class ReservedAddresses {
  private ReservedAddresses() {}

  /** Whether an address is one of them; false for what is no address. */
  static boolean contain(Bytes octets) {
    try {
      InetAddress address = InetAddress.getByAddress(octets.toArray());
      return address.isSiteLocalAddress()
          || address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress()
          || address.isMulticastAddress()
          || isUniqueLocal(octets)
          || isShared(octets);
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }

  /** RFC 4193: fc00::/7. */
  private static boolean isUniqueLocal(Bytes octets) {
    return octets.length() == 16 && (octets.at(0) & 0xfe) == 0xfc;
  }

  /** RFC 6598: 100.64.0.0/10, between customers and their provider. */
  private static boolean isShared(Bytes octets) {
    return octets.length() == 4 && octets.at(0) == 100 && (octets.at(1) & 0xc0) == 64;
  }
}
