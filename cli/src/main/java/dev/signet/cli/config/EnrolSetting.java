// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where the gateway's certificates come from besides our own authority.
 *
 * @param authorities the directories, asked in this order; none leaves it all to our own authority
 * @param names for which names; empty takes the routes' hosts
 * @param demand names that are ordered when somebody asks for them
 * @param proof how names are proven
 */
public record EnrolSetting(
    List<Authority> authorities, Optional<List<String>> names, Demand demand, Proof proof) {
  /** Copies the lists. */
  public EnrolSetting {
    authorities = List.copyOf(authorities);
    names = names.map(List::copyOf);
  }

  /** Our own authority alone. */
  public static EnrolSetting defaults() {
    return new EnrolSetting(
        List.of(), Optional.empty(), Demand.NONE, new Proof(Challenge.HTTP_01, Optional.empty()));
  }

  /** Whether anybody besides our own authority is asked. */
  public boolean isUsed() {
    return !authorities.isEmpty();
  }

  /**
   * An ACME server.
   *
   * @param directory its directory
   * @param root the file with roots that its own certificate is judged by; empty takes Java's
   * @param contact where it may write
   * @param profile which kind of certificate, in its words
   * @param binding what makes an account where it asks for that
   */
  public record Authority(
      URI directory,
      Optional<String> root,
      Optional<String> contact,
      Optional<String> profile,
      Optional<Binding> binding) {}

  /**
   * What makes an account (RFC 8555, 7.3.4).
   *
   * @param key its identifier
   * @param file the file with the MAC key
   */
  public record Binding(String key, String file) {}

  /**
   * Names on demand.
   *
   * @param names which are allowed; one with {@code *.} in front stands for one label
   * @param perHour how many new ones at most
   */
  public record Demand(List<String> names, int perHour) {
    /** Enough for a day's new customers, too few to use up what public authorities grant. */
    static final int USUAL_PER_HOUR = 10;

    static final Demand NONE = new Demand(List.of(), USUAL_PER_HOUR);

    /** Copies the names. */
    public Demand {
      names = List.copyOf(names);
    }
  }

  /** What can be shown to an authority. */
  public enum Challenge {
    /** Through the plain port. */
    HTTP_01,
    /** In handshakes of the HTTPS port. */
    TLS_ALPN_01,
    /** As a record of the DNS. */
    DNS_01
  }

  /**
   * How names are proven.
   *
   * @param challenge by what
   * @param record who writes records for dns-01
   */
  public record Proof(Challenge challenge, Optional<RecordWriter> record) {}

  /** Who writes records of the DNS. */
  public sealed interface RecordWriter {
    /**
     * A program.
     *
     * @param program its file
     */
    record Hook(String program) implements RecordWriter {}

    /**
     * Dynamic updates (RFC 2136).
     *
     * @param server where
     * @param zone of what
     * @param keyFile the file with {@code NAME:SECRET}
     */
    record Update(InetSocketAddress server, String zone, String keyFile) implements RecordWriter {}
  }
}
