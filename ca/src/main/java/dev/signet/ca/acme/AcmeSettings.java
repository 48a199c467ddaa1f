// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.ca.Network;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How applicants are asked for their proofs.
 *
 * @param ports where their servers listen
 * @param resolvers DNS servers to ask; the system's own where there are none
 * @param reach what may be asked
 */
public record AcmeSettings(Ports ports, List<InetSocketAddress> resolvers, Reach reach) {
  /** Copies the list. */
  public AcmeSettings {
    resolvers = List.copyOf(resolvers);
  }

  /**
   * Where applicants' servers listen.
   *
   * @param http for http-01, by RFC 8555, 8.3 port 80
   * @param tls for tls-alpn-01, by RFC 8737, 3 port 443
   */
  public record Ports(int http, int tls) {
    /** The ports of the RFCs. */
    public static final Ports STANDARD = new Ports(80, 443);
  }

  /**
   * What may be asked: the public networks and those of RFC 1918 and RFC 4193; never link-local,
   * multicast and metadata addresses.
   *
   * @param loopback whether this machine may be asked: only where it alone can ask us
   * @param allowed further networks
   * @param denied our own sockets: a proof from there would be our own word
   */
  public record Reach(boolean loopback, List<Network> allowed, List<InetSocketAddress> denied) {
    /** Copies the lists. */
    public Reach {
      allowed = List.copyOf(allowed);
      denied = List.copyOf(denied);
    }
  }
}
