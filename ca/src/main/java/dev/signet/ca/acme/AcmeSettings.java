// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca.acme;

import dev.signet.ca.Network;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How applicants are asked for their proofs, and what they may have.
 *
 * @param ports where their servers listen
 * @param resolvers DNS servers to ask; the system's own where there are none
 * @param reach what may be asked
 * @param admission who may have an account, and how much of everything
 */
public record AcmeSettings(
    Ports ports, List<InetSocketAddress> resolvers, Reach reach, Admission admission) {
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

  /**
   * Who may have an account, and how much of everything. A bound of 0 is none.
   *
   * @param bound whether every account must be bound to somebody (RFC 8555, 7.3.4)
   * @param accounts how many may be active
   * @param ordersPerHour of one account
   * @param certificatesPerWeek for exactly the same names
   */
  public record Admission(boolean bound, int accounts, int ordersPerHour, int certificatesPerWeek) {
    /** A hundred thousand accounts take less than 100 MB; no owner of a database misses that. */
    public static final int MOST_ACCOUNTS = 100_000;

    /** Anybody, with no bound but on the number of accounts. */
    public static final Admission OPEN = new Admission(false, MOST_ACCOUNTS, 0, 0);
  }
}
